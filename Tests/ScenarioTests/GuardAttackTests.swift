import Foundation
import Testing

/// Ways around a guard, and ledgers that it may not believe.
struct GuardAttackTests {
  private func expectRefused(
    _ push: Ran, code: Int32, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // Git ends with 1 whatever the hook ended with; what it could not check, the hook says.
    #expect(push.code == 1, "\(push)", sourceLocation: sourceLocation)
    #expect(push.errors.contains(words), "\(push)", sourceLocation: sourceLocation)
    #expect(
      push.errors.contains("could not be checked") == (code == 2), "\(push)", sourceLocation: sourceLocation)
  }

  @Test func `a ledger that is missing refuses`() throws {
    let guarded = try GuardedRepository()
    try FileManager.default.removeItem(atPath: guarded.mirror)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "cannot be read")
  }

  @Test func `a ledger that is too old refuses, and one of a day does not`() throws {
    let guarded = try GuardedRepository()
    try guarded.at("2026-11-20T12:00:00Z", fetched: "2026-11-19T11:59:59Z")
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")
    expectRefused(try guarded.push(), code: 2, "is too old: from 2026-11-19T11:59:59Z")

    try guarded.at("2026-11-20T12:00:00Z", fetched: "2026-11-19T12:00:00Z")
    let push = try guarded.push()
    #expect(push.code == 0, "\(push)")
  }

  @Test func `a fetch that moved nothing does not make a copy fresh`() throws {
    let guarded = try GuardedRepository()
    try guarded.at("2026-11-20T12:00:00Z")
    let file = guarded.mirror + "/FETCH_HEAD"
    let text = String(repeating: "1", count: 40) + "\t\tbranch 'main' of elsewhere\n"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let date = try #require(ISO8601DateFormatter().date(from: "2026-11-20T12:00:00Z"))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "is too old")
  }

  @Test func `another ledger in its place refuses`() throws {
    let guarded = try GuardedRepository()
    let other = try GuardedRepository.otherLedger(in: guarded.ledger.folder)
    try FileManager.default.removeItem(atPath: guarded.mirror)
    try FileManager.default.moveItem(atPath: other, toPath: guarded.mirror)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "is another ledger")
  }

  @Test(arguments: ["{\"rules\": [{\"paths\": [\"none\"], \"action\": \"gate_go\"}]}", "not json"])
  func `a push does not loosen its own guard`(rules: String) throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try guarded.commit([".folio/guard.json": rules], "Guard less")

    expectRefused(try guarded.push(), code: 1, ".folio/guard.json")
  }

  @Test(
    arguments: [
      ("not json", ".folio/guard.json:1:1"), ("{\"rules\": []}", "/rules: expected"),
      ("{\"rules\": [{\"refs\": [\"main\"], \"action\": \"gate_go\"}]}", "/rules/0/refs/0: expected"),
      ("{\"rules\": [{\"paths\": [\"./ivr/**\"], \"action\": \"gate_go\"}]}", "/rules/0/paths/0: expected"),
      ("{\"rules\": [{\"paths\": [\"ivr/\"], \"action\": \"gate_go\"}]}", "/rules/0/paths/0: expected"),
      ("{\"rules\": [{\"regions\": [\"EMEA\"], \"action\": \"gate_go\"}]}", "no region 'EMEA'; it has DACH, UK, US"),
    ])
  func `a guard that could not be read afterwards does not come in`(rules: String, words: String) throws {
    let guarded = try GuardedRepository()
    try guarded.commit([".folio/guard.json": rules], "Guard otherwise\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, words)
  }

  @Test func `a guard does not go while it is on`() throws {
    let guarded = try GuardedRepository()
    try guarded.git("rm", "-q", ".folio/guard.json")
    try guarded.git("commit", "-q", "-m", "Guard nothing\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "folio guard uninstall ends the guard")
  }

  @Test func `a folder's name governs what is in it`() throws {
    let guarded = try GuardedRepository(
      rules: "{\"rules\": [{\"paths\": [\"ivr\"], \"action\": \"config_change\", \"regions\": [\"DACH\"]}]}")
    try guarded.edit()

    expectRefused(try guarded.push(), code: 1, "ivr/menu.txt")
  }

  @Test func `a ledger that was wound back refuses, until somebody says that it was meant`() throws {
    let guarded = try GuardedRepository()
    let seen = try Programs.must("git", ["rev-parse", "main"], in: guarded.mirror)
    let older = try Programs.must("git", ["rev-parse", "main~1"], in: guarded.mirror)
    try Programs.must("git", ["update-ref", "refs/heads/main", older], in: guarded.mirror)
    try guarded.noteFetch(of: older)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "it stands at \(older), and \(seen) was seen in it")
    // Asking again forgets nothing.
    expectRefused(try guarded.push(), code: 2, "wound back")

    try Programs.must(
      Programs.folio, ["guard", "install", "--server", "--pin", guarded.ledger.root], in: guarded.server)
    #expect(try !guarded.push().errors.contains("wound back"))
  }

  @Test func `a copy that was fetched in days to come refuses`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.open, fetched: "2027-11-18T12:00:00Z")
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    expectRefused(try guarded.push(), code: 2, "which lies ahead")
  }

  @Test func `a note that vouches for another ledger is found by the doctor`() throws {
    let guarded = try GuardedRepository()
    let other = try GuardedRepository.otherLedger(in: guarded.ledger.folder)
    try FileManager.default.removeItem(atPath: guarded.mirror)
    try FileManager.default.moveItem(atPath: other, toPath: guarded.mirror)
    let head = try Programs.must("git", ["rev-parse", "main"], in: guarded.mirror)
    try "\(guarded.ledger.root) \(head)\n".write(
      toFile: guarded.server + "/folio/guard.seen", atomically: false, encoding: .utf8)

    let ran = try Programs.run(Programs.folio, ["doctor"], in: guarded.server)
    #expect(ran.code != 0 && ran.output.contains("is another ledger"), "\(ran)")
  }

  @Test func `rewinding to before the guard is governed by it`() throws {
    let guarded = try GuardedRepository()
    try guarded.commit(
      [".folio/guard.json": GuardedRepository.rules + "\n"], "Space\n\nFolio-Change: CHG-0003")
    let first = try guarded.push()
    #expect(first.code == 0, "\(first)")

    expectRefused(try guarded.push("-f", "HEAD~1:main"), code: 1, ".folio/guard.json")
  }

  @Test func `what was pushed to another branch first is judged where it arrives`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try guarded.edit()
    let side = try guarded.push("HEAD:side")
    #expect(side.code == 0, "\(side)")

    expectRefused(try guarded.push("HEAD:main"), code: 1, "ivr/menu.txt")
  }

  @Test func `an edit and its undoing in one push hide nothing`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try guarded.edit()
    try guarded.git("revert", "--no-edit", "HEAD")

    expectRefused(try guarded.push(), code: 1, "ivr/menu.txt")
  }

  @Test func `a merge of what is there already brings nothing to judge`() throws {
    let guarded = try GuardedRepository()
    try guarded.git("switch", "-q", "-c", "side")
    try guarded.commit(["README": "side\n"], "Aside")
    try guarded.git("switch", "-q", "main")
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")
    _ = try guarded.push()
    try guarded.at(GuardedRepository.frozen)
    try guarded.git("switch", "-q", "side")
    try guarded.git("merge", "-q", "--no-edit", "main")

    let push = try guarded.push("side:main")

    #expect(push.code == 0, "\(push)")
  }

  @Test func `tags and branches that nothing governs come and go`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try guarded.edit()
    try guarded.git("tag", "v1")
    for refspec in ["HEAD:side", "v1", ":side", ":v1"] {
      let push = try guarded.push(refspec)
      #expect(push.code == 0, "\(push)")
    }
  }

  @Test func `the hook that was there still runs, and comes back`() throws {
    let guarded = try GuardedRepository()
    let hook = guarded.server + "/hooks/pre-receive"
    try Programs.must(Programs.folio, ["guard", "uninstall"], in: guarded.server)
    #expect(!FileManager.default.fileExists(atPath: hook))
    try "#!/bin/sh\ncat; exit 3\n".write(toFile: hook, atomically: false, encoding: .utf8)
    try Programs.must("chmod", ["+x", hook], in: guarded.server)
    try Programs.must(
      Programs.folio, ["guard", "install", "--server", "--ledger", guarded.mirror, "--pin", guarded.ledger.root],
      in: guarded.server)
    try guarded.commit(["README": "more\n"], "Say more")

    let push = try guarded.push()

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("refs/heads/main"), "\(push)")
    try Programs.must(Programs.folio, ["guard", "uninstall"], in: guarded.server)
    #expect(try String(contentsOfFile: hook, encoding: .utf8).hasSuffix("exit 3\n"))
  }
}

extension GuardedRepository {
  /// A ledger of somebody else's, in which everything could be approved.
  fileprivate static func otherLedger(in folder: String) throws -> String {
    let path = folder + "/other"
    try Programs.must(Programs.folio, ["init", "--demo", "other"], in: folder)
    return path
  }
}
