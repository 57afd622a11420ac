import Governance
import JSON
import Rules
import Testing

/// The rules under test here.
let portfolioRules = rules("CAP-01", "CAP-02", "PORT-01", "PORT-02", "PORT-03", "PORT-04", "STALE-01")

extension MemoryLedger {
  /// PFL-0001 with a plan, scored and advised, ready to be approved.
  mutating func plan(_ starts: [String: String], value: String, cost: Int64) throws {
    try set("PFL-0001", "/status", "scored")
    try set("PFL-0001", "/locked_at", "2026-09-08T13:00:00Z")
    try set(
      "PFL-0001", "/advisory_inputs",
      [["panel": "Claimants", "on": "2026-09-01", "theme": "Say what happens next.", "response": "INI-0003 first."]])
    try set(
      "PFL-0001", "/result",
      [
        "set": .array(starts.keys.sorted().map { .string($0) }),
        "starts": .object(JSONObject(starts.map { ($0.key, .string($0.value)) })), "value": .string(value),
        "cost": .integer(cost), "method": "weighted", "optimal": true,
      ])
  }

  /// The best plan of the worked example.
  mutating func planBest() throws {
    try plan(
      ["INI-0003": "2026Q4", "INI-0006": "2026Q4", "INI-0008": "2027Q2", "INI-0011": "2026Q4"], value: "249.5",
      cost: 1220)
  }
}

/// What the rules say when PFL-0001 of `ledger` is approved.
func approvePlan(of ledger: MemoryLedger, at time: String = "2026-09-09T12:00:00Z") throws -> [Violation] {
  try JudgedCommit(on: ledger, at: time).violations(portfolioRules) { try $0.set("PFL-0001", "/status", "approved") }
}
