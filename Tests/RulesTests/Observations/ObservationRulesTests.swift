import Governance
import JSON
import Rules
import Testing

/// What holds of counts: they are restated with a reason, tell of nobody alone, and lie in their month.
struct ObservationRulesTests {
  private static let counted: [JSONValue] = [
    ["at": "2026-10-01", "region": "UK", "n": 40, "x": 30], ["at": "2026-10-02", "region": "UK", "n": 60, "x": 50],
  ]
  private static let ledger = MemoryLedger.alder.with {
    $0.addObservation("OBS-0001-202610", of: "MET-0001", counted)
  }

  private func editing(
    on ledger: MemoryLedger = ledger, _ edit: (inout MemoryLedger) throws -> Void
  ) throws -> [Violation] {
    try JudgedCommit(on: ledger, at: "2026-11-02T09:00:00Z").violations(
      rules("MET-10", "DATA-05", "FMT-02", "FMT-06"), edit)
  }

  @Test func `MET-10: more days are added freely`() throws {
    let found = try editing {
      try $0.set("OBS-0001-202610", "/rows", .array(Self.counted + [["at": "2026-10-03", "n": 10, "x": 5]]))
    }
    #expect(found.isEmpty)
  }

  @Test(
    arguments: [
      (
        [["at": "2026-10-01", "region": "UK", "n": 40, "x": 31], counted[1]],
        "Restatement needs a reason: 2026-10-01 UK was counted otherwise"
      ),
      ([counted[0]], "Restatement needs a reason: 2026-10-02 UK was counted and no longer stands"),
    ] as [([JSONValue], String)])
  func `MET-10: a row is replaced only with a new reason`(rows: [JSONValue], message: String) throws {
    #expect(try editing { try $0.set("OBS-0001-202610", "/rows", .array(rows)) }.messages == [message])
    let reasoned = try editing {
      try $0.set("OBS-0001-202610", "/rows", .array(rows))
      try $0.set("OBS-0001-202610", "/restates", ["reason": "Late answers"])
    }
    #expect(reasoned.isEmpty)
    let once = try Self.ledger.with { try $0.set("OBS-0001-202610", "/restates", ["reason": "Late answers"]) }
    #expect(try editing(on: once) { try $0.set("OBS-0001-202610", "/rows", .array(rows)) }.messages == [message])
  }

  @Test(
    arguments: [
      (["segment": "SEG-0001", "n": 9], ["DATA-05"]), (["segment": "SEG-0001", "n": 10], []),
      (["segment": "SEG-0001", "n": 0], []), (["stage": "S2", "n": 1], ["DATA-05"]), (["region": "UK", "n": 1], []),
    ] as [(JSONObject, [String])])
  func `DATA-05: a cell is of ten customers or of nobody`(row: JSONObject, codes: [String]) throws {
    var row = row
    row["at"] = "2026-10-03"
    row["x"] = 0
    let found = try editing { try $0.set("OBS-0001-202610", "/rows", .array(Self.counted + [.object(row)])) }
    #expect(found.codes == codes)
  }

  @Test(
    arguments: [
      ("/metric", "MET-0002", "OBS-0001-202610 is named after another metric than MET-0002"),
      (
        "/rows", .array(counted + [["at": "2026-11-01", "n": 20, "x": 1]]),
        "OBS-0001-202610 holds 2026-11-01, which is of another month"
      ),
      ("/rows", .array(counted + [counted[1]]), "2026-10-02 UK is counted twice"),
    ] as [(String, JSONValue, String)])
  func `FMT-02: a month is of the metric and the days that its name says`(
    pointer: String, value: JSONValue, message: String
  ) throws {
    #expect(try editing { try $0.set("OBS-0001-202610", pointer, value) }.messages == [message])
  }
}

extension MemoryLedger {
  /// A month of counts.
  mutating func addObservation(_ id: String, of metric: String, _ rows: [JSONValue]) {
    add([
      "id": .string(id), "kind": "observation", "schema": 1, "title": "What was counted", "status": "final",
      "owner": "PER-0003", "created_at": "2026-09-08T12:00:00Z", "metric": .string(metric), "rows": .array(rows),
      "source": "Survey tool", "extracted_at": "2026-09-08T12:00:00Z",
    ])
  }
}
