import Foundation
import Testing

/// What hook-based tools usually get wrong, tried with plain git by a contributor who skips every client hook.
@Suite(.serialized) struct AttackTests {
  /// Widens a baselined budget, which nobody approved.
  private func offend(_ clone: Clone) throws {
    try clone.edit(File.portal, "\"spent\": 296,\n    \"total\": 420", "\"spent\": 296,\n    \"total\": 442")
  }

  /// Changes what no rule guards.
  private func note(_ clone: Clone, _ words: String = "Waves begin") throws {
    try clone.edit(File.portal, "Waves start", words)
  }

  /// The push is refused for at least these codes, and no reference of the server has moved.
  private func expectRefused(
    _ push: Ran, _ codes: [String], _ ledger: DemoLedger, since before: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(push.code == 1, "\(push)", sourceLocation: sourceLocation)
    #expect(Set(push.serverCodes).isSuperset(of: codes), "\(push)", sourceLocation: sourceLocation)
    #expect(try ledger.references() == before, sourceLocation: sourceLocation)
  }

  @Test func `an offence that came in as a draft first is still refused on main`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try offend(grace)
    try grace.commit()

    #expect(try grace.push("HEAD:refs/heads/draft/PER-0007/widen").code == 0)

    let before = try ledger.references()
    try expectRefused(grace.push(), ["SCOPE-01"], ledger, since: before)
  }

  @Test(arguments: [
    "refs/heads/side", "refs/tags/v1", "refs/replace/0123456789012345678901234567890123456789",
    "refs/notes/commits", "refs/heads/MAIN", "refs/heads/draft/PER-0001/hers",
  ])
  func `no other reference is taken, and main falls with it`(reference: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    try grace.commit()

    let push = try grace.push("HEAD:refs/heads/main", "HEAD:" + reference)

    #expect(push.code == 1, "\(push)")
    #expect(!push.serverCodes.isEmpty, "\(push)")
    #expect(try ledger.references() == before)
  }

  @Test func `an offence and its revert in one push are two offences`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try offend(grace)
    let first = try grace.commit()
    try grace.git(must: "checkout", "-q", "origin/main", "--", ".")
    let second = try grace.commit("Put it back")

    let push = try grace.push()

    try expectRefused(push, ["SCOPE-01"], ledger, since: before)
    for commit in [first, second] { #expect(push.serverLines.contains { $0.contains("(\(commit.prefix(7)) ") }) }
  }

  @Test func `replace references and grafts hide nothing`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try offend(grace)
    let bad = try grace.commit()
    try grace.git(must: "replace", bad, "origin/main")
    try grace.write(".git/info/grafts", bad + "\n")

    #expect(try grace.folio("verify", "--pin", ledger.root).code == 1)
    #expect(try grace.folio("check", "--range", "origin/main..HEAD").codes == ["SCOPE-01"])
    try expectRefused(
      Programs.run(
        "git", ["push", "--no-verify", "origin", bad + ":refs/heads/main"], in: grace.path,
        ["GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null"]),
      ["SCOPE-01"], ledger, since: before)
  }

  @Test func `a shallow clone is never clean`() throws {
    let ledger = try DemoLedger(.approved)
    try Programs.must("git", ["clone", "-q", "--depth", "2", "file://" + ledger.server, "shallow"], in: ledger.folder)

    let ran = try Programs.run(Programs.folio, ["-C", "shallow", "verify", "--pin", ledger.root], in: ledger.folder)

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.output.contains("INCOMPLETE"))
    #expect(!ran.output.contains("clean"))
  }

  @Test func `without a pin nothing is clean`() throws {
    let ran = try DemoLedger().clone(as: 7).folio("verify")
    #expect(ran.code == 2)
    #expect(ran.output.contains("UNANCHORED"))
  }

  @Test(arguments: [false, true]) func `merges are refused, and so are offences on a side parent`(evil: Bool) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.git(must: "checkout", "-q", "-b", "side")
    if evil { try offend(grace) } else { try note(grace) }
    try grace.commit("On the side")
    try grace.git(must: "checkout", "-q", "main")
    try grace.edit(File.portal, "\"notifications\"", "\"notices\"")
    try grace.commit("On main")
    try grace.git(must: "merge", "-q", "--no-verify", "--no-ff", "--no-edit", "-s", evil ? "ours" : "ort", "side")

    let push = try grace.push()

    try expectRefused(push, ["GIT-01"], ledger, since: before)
    // What came in by the side is judged as well, even where the merge threw it away and so changes nothing.
    #expect(Set(push.serverCodes) == (evil ? ["GIT-01", "GIT-05", "SCOPE-01"] : ["GIT-01"]), "\(push)")
  }

  @Test func `history is neither rewound nor deleted`() throws {
    let ledger = try DemoLedger(.submitted)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()

    try expectRefused(grace.push("HEAD~1:refs/heads/main", force: true), ["GIT-01"], ledger, since: before)
    let deletion = try grace.push(":refs/heads/main")
    #expect(deletion.code == 1)
    #expect(try ledger.references() == before)
  }

  @Test func `nobody rewinds main on the server itself`() throws {
    let ledger = try DemoLedger(.submitted)
    let before = try ledger.references()

    let local = try Programs.run("git", ["update-ref", "refs/heads/main", "main~1"], in: ledger.server)

    #expect(local.code != 0, "\(local)")
    #expect(try ledger.references() == before)
  }

  @Test func `a second root is refused`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.git(must: "checkout", "-q", "--orphan", "other")
    try grace.commit("Begin again")

    try expectRefused(grace.push(force: true), ["GIT-01"], ledger, since: before)
  }

  @Test(arguments: ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL", "both"])
  func `a valid signature by one's own key under another's name is refused`(which: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    let names = which == "both" ? ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] : [which]
    try grace.commit(
      environment: Dictionary(uniqueKeysWithValues: names.map { ($0, "per-0001@alder.example") }))

    try expectRefused(grace.push(), ["SIG-02"], ledger, since: before)
  }

  enum Signature: CaseIterable { case none, textInBody, stranger, namespace, otherCommit }

  @Test(arguments: Signature.allCases) func `only a registered key's own signature counts`(kind: Signature) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    switch kind {
    case .none:
      try grace.git(must: "add", "-A")
      try grace.git(must: "commit", "-q", "-n", "--no-gpg-sign", "-m", "Unsigned")
    case .textInBody:
      let signed = try grace.git(must: "cat-file", "commit", "HEAD").components(separatedBy: "gpgsig ")[1]
      try grace.git(must: "add", "-A")
      try grace.git(must: "commit", "-q", "-n", "--no-gpg-sign", "-m", "Note\n\ngpgsig " + signed)
    case .stranger, .namespace:
      try Programs.must(
        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", ledger.folder + "/stranger"], in: ledger.folder)
      let key = kind == .stranger ? ledger.folder + "/stranger" : ledger.keys + "/PER-0007"
      let space = kind == .stranger ? "git" : "file"
      let liar = ledger.folder + "/liar"
      try Data("#!/bin/sh\nfor f; do :; done\nexec ssh-keygen -q -Y sign -n \(space) -f \(key) \"$f\"\n".utf8)
        .write(to: URL(filePath: liar))
      try Programs.must("chmod", ["+x", liar], in: ledger.folder)
      try grace.git(must: "config", "gpg.ssh.program", liar)
      try grace.commit()
    case .otherCommit:
      try grace.commit()
      let raw = try grace.git(must: "cat-file", "commit", "HEAD") + "\n"
      let forged = raw.replacing("Edit by hand", with: "Edit by hand, and more")
      let id = try grace.git(
        must: "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: Array(forged.utf8))
      try grace.git(must: "reset", "-q", "--hard", id)
    }
    // A verifier that says yes to everything is not asked.
    try Programs.must("git", ["config", "gpg.ssh.program", "/bin/true"], in: ledger.server)

    try expectRefused(grace.push(), ["SIG-01"], ledger, since: before)
  }

  @Test(arguments: ["NUL", "two authors", "second signature", "unknown header"])
  func `a commit that parsers cut differently is refused, whatever git itself lets in`(kind: String) throws {
    let ledger = try DemoLedger()
    try Programs.must("git", ["config", "receive.fsckObjects", "false"], in: ledger.server)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    try grace.commit()
    let raw = try grace.git(must: "cat-file", "commit", "HEAD") + "\n"
    let author = try #require(raw.split(separator: "\n").first { $0.hasPrefix("author") })
    let signature = try #require(raw.range(of: "gpgsig "))
    let end = try #require(raw.range(of: "-----END SSH SIGNATURE-----\n"))
    let forged =
      switch kind {
      case "NUL": raw.replacing("Edit by hand", with: "Edit\0by hand")
      case "two authors": raw.replacing(author + "\n", with: "\(author)\n\(author)\n")
      case "second signature":
        raw.replacingCharacters(
          in: end, with: "-----END SSH SIGNATURE-----\n" + raw[signature.lowerBound..<end.upperBound])
      default: raw.replacing("gpgsig ", with: "x-reviewed yes\ngpgsig ")
      }
    let id = try grace.git(
      must: "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: Array(forged.utf8))

    try expectRefused(grace.push(id + ":refs/heads/main"), ["GIT-05"], ledger, since: before)
  }

  @Test(arguments: ["2026-09-07T00:00:00Z", "2026-09-09T09:06:00Z", "2027-01-01T00:00:00Z"])
  func `dates are not believed`(date: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    try grace.commit(date: date)

    try expectRefused(grace.push(), ["TIME-01"], ledger, since: before)
  }

  @Test(arguments: ["\"notes\"", "\"not\\u0065s\""]) func `a key that stands twice is refused`(key: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.edit(File.portal, "  \"outcomes\": [\n", "  \(key): \"two\",\n  \"outcomes\": [\n")
    try grace.commit()

    try expectRefused(grace.push(), ["FMT-01"], ledger, since: before)
  }

  @Test func `votes moved to another decision do not count`() throws {
    let ledger = try DemoLedger(.voted)
    let chloe = try ledger.clone(as: 3)
    let before = try ledger.references()
    let copy = try chloe.read(File.decision).replacing("DEC-0100", with: "DEC-0101")
    try chloe.write("portfolio/decisions/DEC-0101.json", copy)
    try chloe.commit("Take the votes along")

    try expectRefused(chloe.push(), ["AUTH-01"], ledger, since: before)
  }

  @Test func `an approval does not survive an edit of what it approves`() throws {
    let ledger = try DemoLedger(.voted)
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.change, "Callers ask for status", "Callers ask for more")
    try grace.commit("Say it better")
    try grace.mustPush()
    let before = try ledger.references()
    let chloe = try ledger.clone(as: 3)

    let closing = try chloe.folio("decision", "close", "DEC-0100")
    #expect(closing.code == 1, "\(closing)")

    // The same by hand, as it would have been closed.
    let told = try DemoLedger(.approved).clone(as: 3)
    try chloe.write(File.decision, told.read(File.decision))
    try chloe.edit(File.change, "\"status\": \"submitted\"", "\"status\": \"approved\"")
    try chloe.commit("Close it all the same")
    let push = try chloe.push()
    #expect(push.code == 1, "\(push)")
    #expect(!Set(push.serverCodes).isDisjoint(with: ["AUTH-04", "AUTH-05"]), "\(push)")
    #expect(try ledger.references() == before)
  }

  @Test func `a policy does not judge itself`() throws {
    let ledger = try DemoLedger()
    let mina = try ledger.clone(as: 13)
    let before = try ledger.references()
    let old = try mina.read(File.policy)
    let digest = try Programs.must("sha256sum", [File.policy], in: mina.path).prefix(64)
    #expect(old.contains("\"version\": 1"))
    try mina.edit(
      File.policy, "\"id\": \"change-moderate\",\n      \"min\": 2", "\"id\": \"change-moderate\",\n      \"min\": 1")
    try mina.edit(File.policy, "  \"regions\": {", "  \"predecessor\": \"\(digest)\",\n  \"regions\": {")
    try mina.edit(File.policy, "\"version\": 1", "\"version\": 2")
    try mina.commit("Make it easier")

    try expectRefused(mina.push(), ["GIT-03"], ledger, since: before)
  }

  @Test func `the index is judged, not the work tree`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let innocent = try grace.read(File.portal)
    try offend(grace)
    try grace.git(must: "add", "-A")
    try grace.write(File.portal, innocent)

    let ran = try grace.git("commit", "-m", "Widen")

    #expect(ran.code == 1)
    #expect(ran.codes == ["SCOPE-01"], "\(ran)")
  }

  @Test(arguments: [".gitattributes", ".gitmodules", "portfolio/.mailmap", "portfolio/initiatives/INI-0002.yaml"])
  func `files that mean something to git do not belong here`(file: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.write(file, "* text\n")
    try grace.commit()

    let push = try grace.push()
    #expect(push.code == 1, "\(push)")
    #expect(try ledger.references() == before)
  }

  @Test(arguments: ["missing", "crashes", "killed", "garbage", "not executable"])
  func `a hook whose binary fails refuses the push`(how: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try note(grace)
    try grace.commit()
    let stand = ledger.folder + "/folio-stand-in"
    let text: String? =
      switch how {
      case "missing": nil
      case "crashes": "#!/bin/sh\nkill -SEGV $$\n"
      case "killed": "#!/bin/sh\nkill -9 $$\n"
      case "garbage": "\u{7f}ELF, or something like it"
      default: "#!/bin/sh\nexit 0\n"
      }
    if let text {
      try Data(text.utf8).write(to: URL(filePath: stand))
      if how != "not executable" { try Programs.must("chmod", ["+x", stand], in: ledger.folder) }
    }
    let hook = ledger.server + "/hooks/pre-receive"
    let said = try String(contentsOfFile: hook, encoding: .utf8)
    #expect(said.contains(Programs.folio))
    try said.replacing(Programs.folio, with: stand).write(toFile: hook, atomically: false, encoding: .utf8)

    #expect(try grace.push().code == 1)
    #expect(try ledger.references() == before)
  }
}
