import Foundation
import Testing

/// A baselined field edited by hand, and the way that the ledger offers instead.
@Suite(.serialized) struct HandEditTests {
  /// The line of the budget that `offend` edits, counted from 1.
  private func line(_ clone: Clone) throws -> Int {
    let lines = try clone.read(File.portal).split(separator: "\n", omittingEmptySubsequences: false)
    return 1 + (try #require(lines.firstIndex { $0.contains("\"total\": 442") }))
  }

  @Test func `the local hook refuses the commit and names the way`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let head = try grace.git(must: "rev-parse", "HEAD")
    try grace.offend()

    let ran = try grace.git("commit", "-a", "-m", "Widen the portal")

    #expect(ran.code == 1)
    #expect(ran.codes == ["SCOPE-01"])
    #expect(
      ran.errorLines.first
        == "SCOPE-01 block INI-0002 (\(File.portal):118 /budget/total): "
        + "INI-0002/budget/total is under change control (baseline v1)")
    #expect(ran.errorLines.dropFirst().first?.hasPrefix("  fix: folio change new --target INI-0002") == true)
    #expect(try grace.git(must: "rev-parse", "HEAD") == head)
  }

  @Test func `the server refuses what skipped the local hook`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.offend()
    let commit = try grace.commit("Widen the portal")

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(
      push.serverLines.first
        == "SCOPE-01 block INI-0002 (\(commit.prefix(7)) \(File.portal):118 /budget/total): "
        + "INI-0002/budget/total is under change control (baseline v1)")
    #expect(push.serverCodes == ["SCOPE-01"])
    #expect(try ledger.references() == before)
    #expect(try grace.folio("check", "--range", "origin/main..HEAD").code == 1)
    #expect(try grace.folio("verify", "--pin", ledger.root).code == 1)
    try grace.doors().expectAgreement()
  }

  @Test func `what was approved may be applied, once, and the replay is clean`() throws {
    let ledger = try DemoLedger(.approved)
    let grace = try ledger.clone(as: 7)

    try grace.folio(must: "change", "apply", "CHG-0001")

    let push = try grace.push()
    #expect(push.code == 0, "\(push)")
    #expect(try grace.read(File.portal).contains("\"total\": 442"))
    let verdict = try ledger.verify()
    #expect(verdict.code == 0, "\(verdict)")
    #expect(verdict.output.contains("clean: every commit from the pinned root to the head"))
    let head = try grace.git(must: "rev-parse", "HEAD")
    #expect(try grace.folio("change", "apply", "CHG-0001").code != 0)
    #expect(try grace.git(must: "rev-parse", "HEAD") == head)
    try grace.doors(from: "HEAD~1").expectAgreement()
  }

  @Test func `a change stored below its class is refused at submission`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.folio(
      must: "change", "new", "--id", "CHG-0009", "--target", "INI-0002", "--title", "Proactive SMS", "--type",
      "normal", "--touch", "/budget/total=442", "--set", "class=minor", "--set", "reason=Callers ask")
    try grace.folio(
      must: "change", "assess", "CHG-0009", "--cost", "22", "--days", "0", "--benefits", "Fewer calls", "--risk",
      "Message cost", "--requirements-delta", "0", "--no-capacity", "--class", "minor")
    try grace.mustPush()
    let before = try ledger.head()
    try grace.edit("portfolio/changes/CHG-0009.json", "\"status\": \"draft\"", "\"status\": \"submitted\"")
    try grace.commit()

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(push.serverCodes == ["SCOPE-07"], "\(push)")
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }

  @Test func `a vote on own work, written by hand, is refused`() throws {
    let ledger = try DemoLedger(.voted)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.head()
    // The vote of PER-0003, said again by the requester.
    let text = try grace.read(File.decision)
    let start = try #require(text.range(of: "    \"PER-0003\": {"))
    let end = try #require(text.range(of: "    }\n", range: start.lowerBound..<text.endIndex))
    let vote = text[start.lowerBound..<end.lowerBound].replacing("PER-0003", with: "PER-0007")
    try grace.write(
      File.decision,
      text.replacingCharacters(in: end, with: "    },\n" + vote + "    }\n"))
    try grace.commit("Vote on DEC-0100")

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(push.serverCodes == ["AUTH-02", "AUTH-03"], "\(push)")
    #expect(push.serverLines.contains { $0.contains("PER-0007 may not approve own work (requester of CHG-0001)") })
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }

  @Test func `approval and application in one commit are refused`() throws {
    let ledger = try DemoLedger(.voted)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.head()
    try grace.folio(must: "decision", "close", "DEC-0100")
    try grace.folio(must: "change", "apply", "CHG-0001")
    try grace.git(must: "reset", "-q", "--soft", "origin/main")
    try grace.commit("Close and apply at once")

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(push.serverCodes.contains("SCOPE-03"), "\(push)")
    #expect(push.serverLines.contains { $0.contains("CHG-0001 was not approved before this commit") })
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }

  @Test func `votes for others and application in one commit are refused`() throws {
    let ledger = try DemoLedger(.open)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.head()
    // The whole story, told in copies of its own, then squashed by the requester.
    let told = try DemoLedger(.approved).clone(as: 7)
    try told.folio(must: "change", "apply", "CHG-0001")
    for file in [File.portal, File.change, File.decision] { try grace.write(file, told.read(file)) }
    try grace.commit("All at once")

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(Set(push.serverCodes).isSuperset(of: ["AUTH-01", "SCOPE-03"]), "\(push)")
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }
}
