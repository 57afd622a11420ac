import Governance
import JSON
import Rules
import Testing

/// PORT-02, PORT-03 and STALE-01: the way of a cycle to its plan.
struct CycleTests {
  private static let lock = "2026-09-09T12:00:00Z"

  private func locked(_ edit: (inout MemoryLedger) throws -> Void = { _ in }) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.set("SEG-0003", "/reassessed_on", "2026-09-09")
      try $0.set("PFL-0001", "/status", "weights_locked")
      try $0.set("PFL-0001", "/locked_at", .string(Self.lock))
      try edit(&$0)
    }
  }

  private func found(
    on ledger: MemoryLedger, by author: String = "PER-0014", at time: String = "2026-09-10T09:00:00Z",
    _ edit: (inout MemoryLedger) throws -> Void
  ) throws -> [Violation] {
    try JudgedCommit(on: ledger, by: author, at: time).violations(portfolioRules, edit)
  }

  @Test(
    arguments: [("2025-09-09", []), ("2025-09-08", ["STALE-01"])] as [(String, [String])])
  func `STALE-01: weights are locked when every segment was looked at within a year`(
    day: String, codes: [String]
  ) throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("SEG-0003", "/reassessed_on", .string(day)) }
    let found = try found(on: ledger, at: Self.lock) {
      try $0.set("PFL-0001", "/status", "weights_locked")
      try $0.set("PFL-0001", "/locked_at", .string(Self.lock))
    }

    #expect(found.codes == codes)
  }

  @Test func `STALE-01: a segment that is retired grows no older`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("SEG-0003", "/status", "retired") }
    let found = try found(on: ledger, at: Self.lock) {
      try $0.set("PFL-0001", "/status", "weights_locked")
      try $0.set("PFL-0001", "/locked_at", .string(Self.lock))
    }

    #expect(found.isEmpty)
  }

  @Test func `PORT-03: a commit that locks weights says when, and edits no candidate's scores`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("SEG-0003", "/reassessed_on", "2026-09-09") }
    func locking(_ edit: (inout MemoryLedger) throws -> Void) throws -> [String] {
      try found(on: ledger, at: Self.lock) {
        try $0.set("PFL-0001", "/status", "weights_locked")
        try $0.set("PFL-0001", "/locked_at", .string(Self.lock))
        try edit(&$0)
      }.messages
    }
    #expect(try locking { _ in }.isEmpty)
    #expect(
      try locking { try $0.set("INI-0003", "/scores/risk", "6") } == [
        "Weights are fixed before scoring, and the scores of INI-0003 were not entered after that"
      ])
    #expect(try locking { try $0.set("INI-0002", "/scores/risk", "6") }.isEmpty)
    #expect(try locking { try $0.set("PFL-0001", "/locked_at", nil) } == ["Weights are locked at no time"])
  }

  @Test(
    arguments: [
      ("/criteria/0/weight", "0.45"), ("/method", "rice"), ("/normalisation", "vector"),
      ("/locked_at", "2026-09-08T12:00:00Z"),
    ] as [(String, JSONValue)])
  func `PORT-03: locked weights stay`(place: String, value: JSONValue) throws {
    let edit: (inout MemoryLedger) throws -> Void = { try $0.set("PFL-0001", place, value) }
    #expect(try found(on: locked(), edit).messages == ["Weights are fixed before scoring"])
    #expect(try found(on: .alder, edit).isEmpty)
  }

  @Test(
    arguments: [
      ("0.9", "the weights make 1.55 together; they have to make 1"), ("-0.5", "customer_impact weighs -0.5"),
    ])
  func `PORT-03: weights that can rank nobody are not locked`(weight: String, words: String) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("SEG-0003", "/reassessed_on", "2026-09-09")
      try $0.set("PFL-0001", "/criteria/0/weight", .string(weight))
    }
    let found = try found(on: ledger, at: Self.lock) {
      try $0.set("PFL-0001", "/status", "weights_locked")
      try $0.set("PFL-0001", "/locked_at", .string(Self.lock))
    }
    #expect(found.codes == ["PORT-03"])
    #expect(found.messages.first?.contains(words) == true, "\(found.messages)")
  }

  @Test func `PORT-03: a cycle is scored when everybody stands behind the scores since the lock`() throws {
    func scoring(at time: String) -> JSONValue { ["by": "PER-0014", "at": .string(time)] }
    let candidates = Portfolio(MemoryLedger.alder["PFL-0001"]).candidates.map(\.text)
    func scored(except odd: JSONValue?) throws -> [String] {
      let ledger = try locked {
        for id in candidates { try $0.set(id, "/scoring", scoring(at: "2026-09-09T13:00:00Z")) }
        try $0.set("INI-0005", "/scoring", odd)
      }
      return try found(on: ledger) { try $0.set("PFL-0001", "/status", "scored") }.messages
    }
    let message = "Weights are fixed before scoring, and the scores of INI-0005 were not entered after that"
    #expect(try scored(except: scoring(at: "2026-09-09T12:00:01Z")).isEmpty)
    #expect(try scored(except: scoring(at: Self.lock)) == [message])
    let incomplete = try locked {
      for id in candidates { try $0.set(id, "/scoring", scoring(at: "2026-09-09T13:00:00Z")) }
      try $0.set("INI-0005", "/scores/risk", nil)
    }
    #expect(
      try found(on: incomplete) { try $0.set("PFL-0001", "/status", "scored") }.messages == [
        "The candidates cannot be ranked: INI-0005 has no score for risk; score it, or leave it out"
      ])
    #expect(try scored(except: nil) == [message])
  }

  @Test func `PORT-03: whoever edits scores stands behind them anew`() throws {
    let ledger = try locked {
      try $0.set("INI-0003", "/scoring", ["by": "PER-0014", "at": "2026-09-09T13:00:00Z"])
    }
    func edited(by: String, at time: String) throws -> [String] {
      try found(on: ledger) {
        try $0.set("INI-0003", "/scores/risk", "6")
        try $0.set("INI-0003", "/scoring", ["by": .string(by), "at": .string(time)])
      }.codes
    }
    #expect(try edited(by: "PER-0014", at: "2026-09-10T09:00:00Z").isEmpty)
    #expect(try edited(by: "PER-0014", at: "2026-09-09T13:00:00Z") == ["PORT-03"])
    #expect(try edited(by: "PER-0001", at: "2026-09-10T09:00:00Z") == ["PORT-03"])
    #expect(try found(on: ledger) { try $0.set("INI-0003", "/scoring", nil) }.codes == ["PORT-03"])
  }

  @Test(
    arguments: [
      ("PER-0001", "PER-0001", 40, true), ("PER-0001", "PER-0001", 39, false), ("PER-0014", "PER-0014", 40, false),
      ("PER-0014", "PER-0001", 40, false),
    ] as [(String, String, Int, Bool)])
  func `PORT-02: a portfolio manager overrides the ranking, in a sentence`(
    author: String, by: String, length: Int, isAllowed: Bool
  ) throws {
    let override: JSONValue = [
      "initiative": "INI-0005", "choice": "in", "rationale": .string(String(repeating: "a", count: length)),
      "by": .string(by),
    ]
    let found = try found(on: locked(), by: author) { try $0.set("PFL-0001", "/overrides", [override]) }

    #expect(found.codes == (isAllowed ? [] : ["PORT-02"]))
  }

  @Test func `PORT-02: blanks are no reason, and a portfolio manager takes an override back`() throws {
    func override(_ rationale: String) -> JSONValue {
      ["initiative": "INI-0005", "choice": "in", "rationale": .string(rationale), "by": "PER-0001"]
    }
    let padded = override(String(repeating: " ", count: 60) + "x")
    #expect(
      try found(on: locked(), by: "PER-0001") { try $0.set("PFL-0001", "/overrides", [padded]) }.messages == [
        "Override of INI-0005 needs a reason: 1 characters, 40 at least"
      ])

    let overridden = try locked {
      try $0.set("PFL-0001", "/overrides", [override(String(repeating: "because ", count: 6))])
    }
    let takeBack: (inout MemoryLedger) throws -> Void = { try $0.set("PFL-0001", "/overrides", nil) }
    #expect(try found(on: overridden, by: "PER-0001", takeBack).isEmpty)
    #expect(
      try found(on: overridden, by: "PER-0014", takeBack).messages == [
        "Override of INI-0005 is taken back by PER-0014, no portfolio_manager"
      ])
  }
}
