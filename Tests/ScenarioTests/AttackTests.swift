import Foundation
import Testing

/// What hook-based tools usually get wrong about files, tried with plain git by a contributor who skips every client hook.
@Suite(.serialized) struct AttackTests {
  @Test(arguments: ["\"notes\"", "\"not\\u0065s\""]) func `a key that stands twice is refused`(key: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.edit(File.portal, "  \"outcomes\": [\n", "  \(key): \"two\",\n  \"outcomes\": [\n")
    try grace.commit()

    try expectRefused(grace.push(), ["FMT-01"], ledger, since: before)
    try grace.doors().expectAgreement()
  }

  @Test func `votes moved to another decision do not count`() throws {
    let ledger = try DemoLedger(.voted)
    let chloe = try ledger.clone(as: 3)
    let before = try ledger.references()
    let copy = try chloe.read(File.decision).replacing("DEC-0100", with: "DEC-0101")
    try chloe.write("portfolio/decisions/DEC-0101.json", copy)
    try chloe.commit("Take the votes along")

    try expectRefused(chloe.push(), ["AUTH-01"], ledger, since: before)
    try chloe.doors().expectAgreement()
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
    try chloe.doors().expectAgreement()
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
    try mina.doors().expectAgreement()
  }

  @Test func `a copy beside the records hides neither side of an edit`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    // It sorts before portfolio/, so the old bytes are met first as a file that is no record.
    try grace.write("copy.json", grace.read(File.portal))
    try grace.offend()
    try grace.commit("Keep a copy")

    try expectRefused(grace.push(), ["SCOPE-01"], ledger, since: before)
    try grace.doors().expectAgreement()
  }

  @Test func `a record may have a copy beside it`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    try grace.write("copy.json", grace.read(File.portal))
    try grace.commit("Say it better, and keep a copy")

    try grace.doors().expectAgreement()
    try grace.mustPush()
  }

  @Test func `the index is judged, not the work tree`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let innocent = try grace.read(File.portal)
    try grace.offend()
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
    try grace.doors().expectAgreement()
  }

  @Test(arguments: ["missing", "crashes", "killed", "garbage", "not executable"])
  func `a hook whose binary fails refuses the push`(how: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
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
