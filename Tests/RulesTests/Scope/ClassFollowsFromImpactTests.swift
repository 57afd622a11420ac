import Governance
import JSON
import Rules
import Testing

struct ClassFollowsFromImpactTests {
  @Test func `the message says class and dimension`() throws {
    let draft = MemoryLedger.alder.with { $0.addChange([.cost(22), .days(5), .requirement(9)]) }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    let violation = try #require(violations.first)
    #expect(violations.count == 1)
    #expect("\(violation.message)" == "CHG-0001 is moderate, not minor: cost 5.24 %")
    #expect(
      "\(violation.fix)"
        == "folio change edit CHG-0001 --set class=moderate, and get the votes that this class takes")
    #expect(violation.whoCan.map(\.text) == ["PER-0001", "PER-0003"])
  }

  @Test(
    arguments: [
      ([.cost(21), .days(10), .requirement(9), .requirement(10)], nil),
      ([.cost(-21), .days(-10)], nil),
      ([.cost(22)], "moderate, not minor: cost 5.24 %"),
      ([.cost(-22)], "moderate, not minor: cost 5.24 %"),
      ([.days(11)], "moderate, not minor: 11 days"),
      ([.days(-11)], "moderate, not minor: 11 days"),
      ([.days(30)], "moderate, not minor: 30 days"),
      ([.days(31)], "major, not minor: 31 days"),
      ([.requirement(9), .requirement(10), .requirement(11)], "moderate, not minor: 3 requirements"),
      ((9...18).map { .requirement($0) }, "moderate, not minor: 10 requirements"),
      ((9...19).map { .requirement($0) }, "major, not minor: 11 requirements"),
      ([.cost(63)], "moderate, not minor: cost 15.00 %"),
      ([.cost(64)], "major, not minor: cost 15.24 %"),
      ([.cost(22), .days(12)], "moderate, not minor: cost 5.24 %, 12 days"),
      ([.cost(64), .days(12)], "major, not minor: cost 15.24 %"),
      ([.touch("/target_date", "2027-03-31", nil)], "major, not minor: target date set or removed"),
      ([.touch("/bucket", "grow", "run")], nil),
    ] as [([JSONValue], String?)])
  func `S01: cost, days and requirements have their limits`(touches: [JSONValue], words: String?) throws {
    #expect(try Self.submit(touches) == words.map { "CHG-0001 is " + $0 })
  }

  @Test(
    arguments: [
      (["/segments": ["SEG-0001"]], "major, not minor: segments"), (["/regions": ["UK"]], "major, not minor: regions"),
      (["/outcomes": []], "major, not minor: outcomes"), (["/processes": []], "moderate, not minor: processes"),
    ] as [([String: JSONValue], String)])
  func `touching customers is major, touching processes moderate`(edit: [String: JSONValue], words: String) throws {
    let (path, value) = try #require(edit.first)
    let old = MemoryLedger.alder["INI-0002"][try JSONPointer(parsing: path)]

    #expect(try Self.submit([.touch(path, old, value)]) == "CHG-0001 is " + words)
  }

  @Test(
    arguments: [(20, "moderate, not minor: cost 9.52 % since the first baseline"), (-20, nil)] as [(Int64, String?)])
  func `S02: what went before counts, net`(delta: Int64, words: String?) throws {
    let ledger = try MemoryLedger.alder.with {
      $0.addChange("CHG-0002", [.cost(20)])
      try $0.approve("CHG-0002")
      try $0.apply("CHG-0002")
    }

    let message = try Self.submit([.touch("/budget/total", 440, .integer(440 + delta))], on: ledger)

    #expect(message == words.map { "CHG-0001 is " + $0 })
  }

  @Test func `S03: a segment more is major at no cost`() throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("INI-0002", "/segments", ["SEG-0001", "SEG-0002"])
      try $0.set("INI-0002", "/baseline/v1/segments", ["SEG-0001", "SEG-0002"])
    }
    let touch = JSONValue.touch("/segments", ["SEG-0001", "SEG-0002"], ["SEG-0001", "SEG-0002", "SEG-0003"])

    #expect(try Self.submit([touch], on: ledger) == "CHG-0001 is major, not minor: segments")
  }

  @Test(arguments: ["minor", "moderate", "major"])
  func `S04: a stricter class is allowed`(value: String) throws {
    #expect(try Self.submit([.cost(5)], ["class": .string(value)]) == nil)
  }

  @Test func `a change without a class is told which`() throws {
    let draft = try MemoryLedger.alder.with {
      $0.addChange([.cost(22)])
      try $0.set("CHG-0001", "/class", nil)
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.messages("SCOPE-07") == ["CHG-0001 has no class, and is moderate: cost 5.24 %"])
  }

  @Test(
    arguments: [
      ("2026-08-10T09:00:00Z", "CHG-0001 is moderate, not minor: 3 minor changes in the last 30 days"),
      ("2026-08-10T08:59:59Z", nil),
    ] as [(String, String?)])
  func `S05: the fourth minor change within 30 days is not minor`(first: String, message: String?) throws {
    let ledger = try MemoryLedger.alder.with {
      for (number, time) in [(2, first), (3, "2026-08-20T09:00:00Z"), (4, "2026-09-01T09:00:00Z")] {
        let id = "CHG-000\(number)"
        let total = 419 + Int64(number) - 1
        $0.addChange(id, [.touch("/budget/total", .integer(total), .integer(total + 1))])
        try $0.approve(id, at: time)
        try $0.apply(id, at: time)
      }
    }

    // Judged at 2026-09-09T09:00:00Z, exactly 30 days after the first instant.
    #expect(try Self.submit([.touch("/bucket", "grow", "run")], on: ledger) == message)
    #expect(try Self.submit([.touch("/bucket", "grow", "run")], ["class": "moderate"], on: ledger) == nil)
  }

  @Test func `class and effect are compared again when the change is approved and when it is applied`() throws {
    let submitted = MemoryLedger.alder.with { $0.addChange([.cost(22)], ["status": "submitted"]) }
    let approved = try submitted.with { try $0.approve() }
    let applied = try approved.with { try $0.apply() }

    #expect(try JudgedCommit(on: submitted).violations(scopeRules, after: approved).codes == ["SCOPE-07"])
    #expect(try JudgedCommit(on: approved).violations(scopeRules, after: applied).codes == ["SCOPE-07"])
  }

  @Test func `lowering the class after submission is refused`() throws {
    let submitted = MemoryLedger.alder.with {
      $0.addChange([.cost(22)], ["status": "submitted", "class": "moderate"])
    }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) {
      try $0.set("CHG-0001", "/class", "minor")
    }

    #expect(violations.codes == ["SCOPE-07"])
  }

  @Test func `a draft may say anything, and rejecting or withdrawing asks nothing`() throws {
    let submitted = MemoryLedger.alder.with { $0.addChange([.cost(64)], ["status": "submitted"]) }

    for status in ["draft", "rejected", "lapsed", "withdrawn"] {
      let violations = try JudgedCommit(on: submitted).violations(scopeRules) {
        try $0.set("CHG-0001", "/status", .string(status))
      }
      #expect(violations.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("low", 1, nil), ("medium", 1, "moderate, not minor: customer impact medium"),
      ("high", 1, "major, not minor: customer impact high"), ("low", 4, "moderate, not minor: customer impact medium"),
    ] as [(String, Int64, String?)])
  func `a process goes by its customer impact, stated or derived`(
    rating: String, severity: Int64, words: String?
  ) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.set("CIA-0001", "/rating", .string(rating))
      try $0.set("CIA-0001", "/subject", "PRC-0001")
      try $0.set(
        "CIA-0001", "/impacts",
        [["segment": "SEG-0001", "customers": 10, "severity": .integer(severity), "likelihood": 1]])
    }
    var change: JSONObject = MemoryLedger.alder.with { $0.addChange([]) }["CHG-0001"].fields
    change["target"] = "PRC-0001"
    change["impact"]?["cia"] = "CIA-0001"

    #expect(try Self.submit([.touch("/sla/target", "5", "4")], change, on: ledger) == words.map { "CHG-0001 is " + $0 })
  }

  @Test func `a high customer impact makes any change of an initiative major`() throws {
    let ledger = try MemoryLedger.alder.with { try $0.set("CIA-0001", "/rating", "high") }
    var impact = MemoryLedger.alder.with { $0.addChange([]) }["CHG-0001"].fields.object("impact") ?? [:]
    impact["cia"] = "CIA-0001"

    let message = try Self.submit([.cost(1)], ["impact": .object(impact)], on: ledger)

    #expect(message == "CHG-0001 is major, not minor: customer impact high")
  }

  @Test func `nothing is within a share of nothing`() {
    let nought: JSONValue = ["budget": ["total": 0]]
    let policy = Policy(MemoryLedger.alder["POL-0001"])
    let derived = DerivedClass(
      from: nought, to: ["budget": ["total": 1]], first: nought, rating: nil, policy: policy)

    #expect(derived.value == .major)
  }

  /// What SCOPE-07 says when a change with `touches` is submitted as minor.
  private static func submit(
    _ touches: [JSONValue], _ fields: JSONObject = [:], on ledger: MemoryLedger = .alder
  ) throws -> String? {
    var fields = fields
    fields["touches"] = .array(touches)
    let draft = ledger.with { $0.addChange(touches, fields) }
    let rules: [any Rule] = [ClassFollowsFromImpact()]
    return try JudgedCommit(on: draft).violations(rules) { try $0.set("CHG-0001", "/status", "submitted") }
      .first?.message.description
  }
}
