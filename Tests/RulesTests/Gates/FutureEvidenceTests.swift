import Calendars
import Governance
import JSON
import Rules
import Testing

/// Evidence and work that is dated in the future, or done by the wrong person.
struct FutureEvidenceTests {
  @Test(arguments: [("2026-09-09", true), ("2026-09-10", false), ("2099-03-12", false)])
  func `GATE-04: evidence of a day to come carries nothing`(on: String, counts: Bool) throws {
    let criterion = try #require(
      GateModel(MemoryLedger.alder["GTM-0001"]).gate("G2")?.criteria.first { $0.category == "customer" })
    let evidence = Evidence(["type": "interview", "n": 14, "on": .string(on), "digest": "d"])
    let faults = criterion.faults(of: evidence, on: try #require(CivilDate("2026-09-09")), accepted: [:])

    #expect(faults.isEmpty == counts, "\(faults)")
  }

  @Test(
    arguments: [
      ("PER-0007", "2026-09-09", nil), ("PER-0012", "2026-09-09", "is done when its owner says so"),
      ("PER-0007", "2030-12-01", "cannot have been done on 2030-12-01"),
      ("PER-0007", "2020-01-01", "cannot have been done on 2020-01-01"),
    ] as [(String, String, String?)])
  func `GATE-07: the owner of a condition says when it was done`(author: String, day: String, words: String?) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addGate("DEC-9300", "G4", "conditional_go", at: "2026-09-08T09:00:00Z")
      try $0.set(
        "DEC-9300", "/gate_result/conditions",
        [["id": "N1", "text": "Brief the night shift", "owner": "PER-0007", "due_on": "2026-09-30"]])
    }
    let found = try JudgedCommit(on: ledger, by: author).violations(rules("GATE-07")) {
      try $0.set("DEC-9300", "/gate_result/conditions/N1/done_on", .string(day))
    }

    #expect(found.messages == [words].compactMap { $0 }.map { "Condition N1 'Brief the night shift' \($0)" })
  }
}
