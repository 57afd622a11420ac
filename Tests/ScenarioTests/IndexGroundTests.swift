import Foundation
import SeededRandom
import Testing

/// The index on bad ground: killed while it is written, without room, and where nothing may be written.
///
/// Whatever becomes of it, questions are answered as they are without one.
@Suite(.serialized) struct IndexGroundTests {
  private static let questions = [
    ["audit", "trail", "INI-0002", "--json"], ["exception", "register", "--as-of", "2026-09-08", "--json"],
    ["initiative", "list", "--as-of", "2026-09-08"], ["initiative", "log", "INI-0002"],
  ]
  private static let dates = ["GIT_AUTHOR_DATE": DemoLedger.moment, "GIT_COMMITTER_DATE": DemoLedger.moment]

  private func ask(_ clone: Clone) throws -> [String] {
    try Self.questions.map { try Programs.run(Programs.folio, $0, in: clone.path, Self.dates).description }
  }

  /// Runs `script` in the clone; `$0` is folio.
  private func shell(_ script: String, in clone: Clone) throws -> Ran {
    try Programs.run("sh", ["-c", script, Programs.folio], in: clone.path, Self.dates)
  }

  @Test func `a build that is killed leaves an index that answers truly or none, and can be built`() throws {
    let clone = try DemoLedger(.approved).clone(as: 7)
    let answers = try ask(clone)
    #expect(answers.allSatisfy { $0.hasPrefix("exit 0") })
    let clock = ContinuousClock()
    let whole = try clock.measure { try Programs.must(Programs.folio, ["index", "build"], in: clone.path, Self.dates) }
    var moments = SplitMix64(seed: 11)
    var killed = 0
    for round in 1...30 {
      let seconds = Double(moments.next() % UInt64(max(whole / .milliseconds(1), 1))) / 1000 + 0.001
      let ran = try shell("timeout -s KILL \(seconds) \"$0\" index build --anew", in: clone)
      if ran.code != 0 { killed += 1 }
      if round % 3 == 0 { #expect(try ask(clone) == answers, "after \(seconds) s of \(whole)") }
    }
    #expect(killed > 0, "nothing was killed, so nothing is shown")
    #expect(try clone.folio("index", "build").code == 0)
    #expect(try clone.folio("index", "status").code == 0)
    #expect(try ask(clone) == answers)
  }

  @Test func `without room for it nothing is built, that is said, and Git answers`() throws {
    let clone = try DemoLedger(.approved).clone(as: 7)
    let answers = try ask(clone)
    // No file may grow beyond 4 kB, and whoever tries is told instead of ended.
    let ran = try shell("ulimit -f 8; trap '' XFSZ; exec \"$0\" index build", in: clone)
    #expect(ran.code == 2, "\(ran)")
    #expect(ran.errors.hasPrefix("folio: "), "\(ran)")
    #expect(try ask(clone) == answers)
    #expect(try clone.folio("index", "build").code == 0)
    #expect(try ask(clone) == answers)
  }

  @Test func `a full disk while it is brought up to date leaves what it knew`() throws {
    let clone = try DemoLedger(.approved).clone(as: 7)
    try clone.git(must: "checkout", "-q", "HEAD~2")
    try clone.git(must: "branch", "-q", "-f", "main", "HEAD~2")
    try clone.git(must: "checkout", "-q", "main")
    try #require(try clone.folio("index", "build").code == 0)
    try clone.git(must: "merge", "-q", "--ff-only", "origin/main")
    let question = Self.questions[0].joined(separator: " ")
    let told = try shell("ulimit -f 1; trap '' XFSZ; exec \"$0\" \(question) | cat", in: clone)
    try #require(try clone.folio("index", "drop").code == 0)
    #expect(try shell("exec \"$0\" \(question)", in: clone).output == told.output)
  }

  /// Whether this machine lets a test make a folder read-only, for whoever runs it.
  private static let canMount =
    (try? Programs.run("unshare", ["-rm", "true"], in: NSTemporaryDirectory()).code == 0) ?? false

  @Test(.enabled(if: canMount, "unshare -rm is not allowed here, so nothing can be made read-only"))
  func `where nothing may be written, questions are answered with the index and without`() throws {
    let clone = try DemoLedger(.approved).clone(as: 7)
    let answers = try ask(clone)
    func readOnly(_ arguments: [String]) throws -> Ran {
      let script = "mount --bind . . && mount -o remount,ro,bind . && cd \"$PWD\" && exec \"$0\" \"$@\""
      return try Programs.run(
        "unshare", ["-rm", "sh", "-c", script, Programs.folio] + arguments, in: clone.path, Self.dates)
    }
    #expect(try Self.questions.map { try readOnly($0).description } == answers)
    let refused = try readOnly(["index", "build"])
    #expect(refused.code == 2, "\(refused)")
    try #require(try clone.folio("index", "build").code == 0)
    #expect(try Self.questions.map { try readOnly($0).description } == answers)
  }

  @Test func `a file in its place is no index, and Git answers`() throws {
    let clone = try DemoLedger(.approved).clone(as: 7)
    let answers = try ask(clone)
    try Data("not a folder".utf8).write(to: URL(filePath: clone.path + "/.git/folio"))
    #expect(try ask(clone) == answers)
    #expect(try clone.folio("index", "build").code == 2)
    try FileManager.default.removeItem(atPath: clone.path + "/.git/folio")
    try FileManager.default.createDirectory(atPath: clone.path + "/.git/folio", withIntermediateDirectories: true)
    try Data("not an index".utf8).write(to: URL(filePath: clone.path + "/.git/folio/index.sqlite"))
    #expect(try ask(clone) == answers)
    #expect(try clone.folio("index", "build").code == 0)
    #expect(try ask(clone) == answers)
  }
}
