import Governance
import JSON
import Testing

@testable import Rules

/// What customers say of a wave that they have: exit criteria, abort limits and adoption.
struct WaveProofTests {
  private static let completion = "2026-10-06T12:00:00Z"

  /// W1 in the United Kingdom, watched from 2026-09-22T12:00:00Z on, and what was counted of MET-0003 for its customers.
  private static func running(_ rows: [JSONValue], month: String = "202610") throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.prepare("W1")
      try $0.start("W1", at: "2026-09-22T08:00:00Z", soakFrom: "2026-09-22T12:00:00Z")
      $0.addObservation("OBS-0003-\(month)", of: "MET-0003", rows)
    }
  }

  private func completing(_ ledger: MemoryLedger, at time: String = completion) throws -> [String] {
    try JudgedCommit(on: ledger, at: time).violations(rules("ROLL-05")) {
      try $0.move("W1", to: "completed", endedAt: time)
    }.messages
  }

  @Test func `ROLL-05: one good day from enough customers proves it`() throws {
    #expect(try completing(Self.running([.ces("2026-10-02", n: 64, mean: 6)])).isEmpty)
  }

  @Test(
    arguments: [
      ([], "unproven"), ([.ces("2026-10-02", n: 49, mean: 6)], "unproven"),
      ([.ces("2026-10-06", n: 64, mean: 6)], "unproven"),
      ([.ces("2026-10-02", n: 64, mean: 6, region: "DACH")], "unproven"),
      ([.ces("2026-10-02", n: 64, mean: 6, segment: "SEG-0002")], "unproven"),
      ([.ces("2026-10-02", n: 64, mean: 6, channel: "portal")], "unproven"),
      ([.ces("2026-10-02", n: 64, mean: 5)], "unmet"),
      ([.ces("2026-10-02", n: 64, mean: 6), .ces("2026-10-03", n: 80, mean: 5)], "unmet"),
      ([.ces("2026-10-02", n: 64, mean: 6), .ces("2026-10-03", n: 40, mean: 4)], "unmet"),
    ] as [([JSONValue], String)])
  func `ROLL-05: too few, elsewhere, of today, of others or too low does not`(rows: [JSONValue], word: String) throws {
    let messages = try completing(Self.running(rows))
    #expect(messages.count == 1)
    #expect(messages.allSatisfy { $0.hasPrefix("ROL-0001#W1 exit 'MET-0003 >= 5.5' is \(word) for SEG-0001 in UK") })
  }

  @Test(arguments: [("2026-09-22", 1), ("2026-09-23", 0)])
  func `ROLL-05: the day on which it began to soak is not whole`(day: String, count: Int) throws {
    #expect(try completing(Self.running([.ces(day, n: 64, mean: 6)], month: "202609")).count == count)
  }

  @Test func `ROLL-05: a resume begins anew`() throws {
    let resumed = try Self.running([.ces("2026-09-25", n: 64, mean: 6)], month: "202609").with {
      try $0.setWave("W1", ["state": "soaking", "soak_from": "2026-09-30T12:00:00Z"])
    }
    #expect(try completing(resumed, at: "2026-10-14T12:00:00Z").count == 1)
  }

  @Test func `ROLL-05: every segment of the wave is asked`() throws {
    let both = try Self.running([.ces("2026-10-02", n: 64, mean: 6)]).with {
      try $0.setWave("W1", ["segments": ["SEG-0001", "SEG-0002"]])
    }
    let messages = try completing(both)
    #expect(messages.count == 1 && messages.allSatisfy { $0.contains("for SEG-0002 in UK") })
  }

  @Test func `ROLL-05: a wave is rolled back without proof`() throws {
    let found = try JudgedCommit(on: Self.running([]), at: Self.completion).violations(rules("ROLL-05")) {
      try $0.move("W1", to: "rolled_back", endedAt: Self.completion)
    }
    #expect(found.isEmpty)
  }

  // MARK: ROLL-06

  private func startingOther(_ ledger: MemoryLedger) throws -> [Violation] {
    try JudgedCommit(on: ledger, at: "2026-10-05T08:00:00Z").violations(rules("ROLL-06")) {
      try $0.start("W2", at: "2026-10-05T08:00:00Z", soakFrom: "2026-10-05T12:00:00Z")
    }
  }

  private func standing(_ ledger: MemoryLedger) throws -> [Violation] {
    try LimitsStopWaves().standing(ledger["ROL-0001"], in: ledger, .alder(at: "2026-10-05T08:00:00Z"))
  }

  @Test func `ROLL-06: a day below the limit stops the others`() throws {
    let breached = try Self.running([.ces("2026-10-02", n: 64, mean: 4), .ces("2026-10-03", n: 64, mean: 7)])
    let message =
      "ROL-0001#W1 breached its abort limit: MET-0003 was 4.00 (n=64) for SEG-0001 on 2026-10-02, < 4.5"
    #expect(try startingOther(breached).messages == [message])
    let listed = try #require(try standing(breached).first)
    #expect("\(listed.message)" == message)
    #expect("\(listed.fix)" == "folio rollout pause ROL-0001#W1, or folio rollout rollback ROL-0001#W1")
  }

  @Test(arguments: ["paused", "rolled_back"]) func `ROLL-06: not once it is paused or rolled back`(state: String) throws
  {
    let stopped = try Self.running([.ces("2026-10-02", n: 64, mean: 4)]).with { try $0.move("W1", to: state) }
    #expect(try startingOther(stopped).isEmpty)
    #expect(try standing(stopped).isEmpty)
  }

  @Test(arguments: [JSONValue.ces("2026-10-02", n: 64, mean: 5), .ces("2026-10-02", n: 40, mean: 4)])
  func `ROLL-06: not above the limit, nor from too few`(row: JSONValue) throws {
    #expect(try startingOther(Self.running([row])).isEmpty)
    #expect(try standing(Self.running([row])).isEmpty)
  }

  // MARK: ROLL-13

  /// W1, completed on 2026-10-06, and what was counted since of the usage and of the outcome metric of INI-0002.
  private func adoption(_ measured: [String: [JSONValue]], at time: String = "2026-11-10T09:00:00Z") throws -> [String]
  {
    let ledger = try MemoryLedger.alder.with {
      try $0.setWave(
        "W1",
        [
          "state": "completed", "started_at": "2026-09-22T08:00:00Z", "soak_from": "2026-09-22T12:00:00Z",
          "ended_at": .string(Self.completion),
        ])
      for (metric, rows) in measured { $0.addObservation("OBS-\(metric)-202610", of: "MET-\(metric)", rows) }
    }
    return try AdoptionIsMeasured().standing(ledger["ROL-0001"], in: ledger, .alder(at: time)).messages
  }

  @Test(arguments: [("2026-11-05T23:59:59Z", 0), ("2026-11-06T00:00:00Z", 1)])
  func `ROLL-13: thirty days after a wave adoption is measured`(time: String, count: Int) throws {
    let messages = try adoption([:], at: time)
    #expect(messages.count == count)
    #expect(messages.allSatisfy { $0 == "Adoption of ROL-0001#W1 is not measured: usage and outcome" })
  }

  @Test func `ROLL-13: both are asked for, and days since the wave`() throws {
    let use: JSONValue = ["at": "2026-10-20", "region": "UK", "segment": "SEG-0001", "n": 500, "x": 210]
    let late = JSONValue.ces("2026-10-20", n: 64, mean: 6)
    #expect(try adoption(["0008": [use]]) == ["Adoption of ROL-0001#W1 is not measured: outcome"])
    #expect(try adoption(["0008": [use], "0003": [.ces("2026-10-05", n: 64, mean: 6)]]).count == 1)
    #expect(try adoption(["0008": [use], "0003": [late]]).isEmpty)
  }
}

extension JSONValue {
  /// A day of answers to MET-0003, all of them `mean`.
  fileprivate static func ces(
    _ day: String, n: Int64, mean: Int, region: String = "UK", segment: String = "SEG-0001", channel: String? = nil
  ) -> JSONValue {
    var row: JSONObject = [
      "at": .string(day), "region": .string(region), "segment": .string(segment), "n": .integer(n),
    ]
    row["channel"] = channel.map { .string($0) }
    for score in 1...7 { row["s\(score)"] = .integer(score == mean ? n : 0) }
    return .object(row)
  }
}
