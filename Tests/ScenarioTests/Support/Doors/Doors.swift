import Foundation
import Testing

/// One history before every door that judges commits: the command on a range, the replay, each hook.
///
/// It stands in a repository of its own, which borrows the objects and nothing else, with the root pinned and with a
/// clock that each push finds at the time of what it brings: what a server adds to the verdict of all doors is what
/// its clock says (DOMAIN.md §0, Now), and that other tests ask.
struct Doors {
  private let folder: String
  private let root: String
  /// Where main stood before; nothing for a history from its root on.
  private let base: String?
  private let head: String

  /// - Parameters:
  ///   - repository: where the objects are.
  ///   - root: the ledger's first commit.
  ///   - base: a revision of `repository`; nothing for all of history.
  init(_ repository: String, root: String, from base: String?, to head: String = "HEAD") throws {
    let named = { (revision: String) in
      try Programs.must("git", ["rev-parse", "--verify", revision + "^{commit}"], in: repository)
    }
    self.root = root
    self.base = try base.map(named)
    self.head = try named(head)
    folder = try Programs.makeFolder()
    let objects = try Programs.must(
      "git", ["rev-parse", "--path-format=absolute", "--git-path", "objects"], in: repository)
    try Programs.must("git", ["init", "-q", "-b", "main"], in: folder)
    try write(objects + "\n", to: ".git/objects/info/alternates")
    try write("{\"root\": \"\(root)\"}\n", to: ".git/folio/pin.json")
    try git("config", "folio.testclock", folder + "/clock")
    try git("update-ref", "refs/heads/main", self.head)
  }

  /// Every door says the same of every commit, and refuses or lets through alike.
  func expectAgreement(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let commits = try WrittenCommit.all(in: range, at: folder)
    #expect(!commits.isEmpty, "no commit is compared", sourceLocation: sourceLocation)
    let answer = try checkRange()
    let isRefused = answer.findings.contains(where: \.isBlock)
    #expect(answer.code == (isRefused ? 1 : 0), "check --range: \(answer.ran)", sourceLocation: sourceLocation)
    for (door, other) in [("verify", try verify(commits)), ("pre-push", try prePush())] + (try pushes()) {
      #expect(other.findings == answer.findings, "\(door): \(other.ran)", sourceLocation: sourceLocation)
      #expect(other.code == answer.code, "\(door): \(other.ran)", sourceLocation: sourceLocation)
    }
    for commit in commits where commit.parents.count == 1 {
      try expectAgreement(
        about: commit, with: answer.findings.filter { $0.commit == commit.shortID }, sourceLocation: sourceLocation)
    }
  }

  /// Whoever staged the same under the same name at the same time was told the same, but for what is written last.
  private func expectAgreement(
    about commit: WrittenCommit, with findings: Set<Finding>, sourceLocation: SourceLocation
  ) throws {
    // Where the form of the written commit is wrong, the judge says that and asks no further.
    guard !findings.contains(where: { $0.isBlock && $0.isAboutWrittenCommit }) else { return }
    let expected = Set(findings.filter { !$0.isAboutWrittenCommit }.map(\.unwritten))
    let (preCommit, commitMessage) = try staged(commit)
    #expect(commitMessage.findings == expected, "commit-msg: \(commitMessage.ran)", sourceLocation: sourceLocation)
    #expect(
      commitMessage.code == (expected.contains(where: \.isBlock) ? 1 : 0), "commit-msg: \(commitMessage.ran)",
      sourceLocation: sourceLocation)
    // A trailer of the message, which pre-commit does not see, may have settled something.
    guard !commit.message.contains("\nFolio-") else { return }
    #expect(preCommit.findings == expected, "pre-commit: \(preCommit.ran)", sourceLocation: sourceLocation)
  }
}

// MARK: Asking

extension Doors {
  private struct Answer {
    let code: Int32
    let findings: Set<Finding>
    /// Everything that was said, for whoever reads that a test failed.
    let ran: [Ran]
  }

  private var range: String { base.map { $0 + ".." + head } ?? head }

  private func checkRange() throws -> Answer {
    let ran = try folio("check", "--range", (base ?? "") + ".." + head, "--json")
    return Answer(code: ran.code, findings: try findings(in: ran), ran: [ran])
  }

  private func verify(_ commits: [WrittenCommit]) throws -> Answer {
    let ran = try folio("verify", "--pin", root, "--json")
    let asked = Set(commits.map(\.shortID))
    return Answer(code: ran.code, findings: try findings(in: ran).filter { asked.contains($0.commit) }, ran: [ran])
  }

  /// What was printed; nothing at all when the program could not do it, which its exit code says.
  private func findings(in ran: Ran) throws -> Set<Finding> {
    ran.output.isEmpty ? [] : try Finding.all(printed: ran.output)
  }

  private func prePush() throws -> Answer {
    let old = base ?? Self.nothing
    let ran = try hook("pre-push", "origin", "nowhere", input: "refs/heads/main \(head) refs/heads/main \(old)\n")
    return Answer(code: ran.code, findings: Finding.all(said: ran.errorLines), ran: [ran])
  }

  /// The history as one push after another, each of what was committed within a minute.
  private func pushes() throws -> [(String, Answer)] {
    let line = try WrittenCommit.all(in: range, at: folder, isFirstParentOnly: true)
    var moves: [(old: String, new: WrittenCommit)] = []
    var began = Int.min
    for commit in line {
      if let last = moves.last, commit.time >= began, commit.time - began <= 60 {
        moves[moves.count - 1] = (last.old, commit)
      } else {
        moves.append((moves.last?.new.id ?? base ?? Self.nothing, commit))
        began = commit.time
      }
    }
    var received: [Ran] = []
    var updated: [Ran] = []
    for (old, new) in moves {
      try write(Date(timeIntervalSince1970: TimeInterval(new.time)).ISO8601Format() + "\n", to: "clock")
      received.append(try hook("pre-receive", input: "\(old) \(new.id) refs/heads/main\n"))
      updated.append(try hook("update", "refs/heads/main", old, new.id))
    }
    return [("pre-receive", received), ("update", updated)].map { door, ran in
      (
        door,
        Answer(code: ran.map(\.code).max() ?? 0, findings: Finding.all(said: ran.flatMap(\.errorLines)), ran: ran)
      )
    }
  }

  private func staged(_ commit: WrittenCommit) throws -> (Answer, Answer) {
    try git("update-ref", "--no-deref", "HEAD", commit.parents[0])
    try git("read-tree", commit.id)
    try write(commit.message, to: "message")
    let time = "@\(commit.time) +0000"
    let author = [
      "GIT_AUTHOR_NAME": commit.authorName, "GIT_AUTHOR_EMAIL": commit.authorEmail, "GIT_AUTHOR_DATE": time,
      "GIT_COMMITTER_DATE": time,
    ]
    let asked = [
      try hook("pre-commit", environment: author), try hook("commit-msg", folder + "/message", environment: author),
    ].map {
      Answer(
        code: $0.code,
        findings: Finding.all(saidBeforehand: $0.errorLines).filter { !$0.isAboutWrittenCommit }, ran: [$0])
    }
    return (asked[0], asked[1])
  }
}

// MARK: Running

extension Doors {
  private static let nothing = String(repeating: "0", count: 40)

  private func write(_ text: String, to file: String) throws {
    let url = URL(filePath: folder + "/" + file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func git(_ arguments: String...) throws { try Programs.must("git", arguments, in: folder) }

  private func folio(_ arguments: String...) throws -> Ran { try Programs.run(Programs.folio, arguments, in: folder) }

  private func hook(
    _ name: String, _ arguments: String..., environment: [String: String] = [:], input: String = ""
  ) throws -> Ran {
    try Programs.run(
      Programs.folio, ["hook", "run", name] + arguments, in: folder,
      environment.merging(["GIT_DIR": folder + "/.git"]) { $1 }, input: [UInt8](input.utf8))
  }
}

extension Clone {
  /// Every door before the commits from `base` to `head`: as said, those that the server has not yet.
  func doors(from base: String = "origin/main", to head: String = "HEAD") throws -> Doors {
    try Doors(path, root: ledger.root, from: base, to: head)
  }
}
