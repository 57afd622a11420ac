import Governance
import JSON
import Rules
import Testing

struct ChangeIsAssessedTests {
  @Test(arguments: ["cost", "days", "benefits", "requirements_delta", "capacity", "risk"])
  func `a change leaves draft with every part of its impact`(part: String) throws {
    let draft = try MemoryLedger.alder.with {
      $0.addChange([.cost(20)])
      try $0.set("CHG-0001", "/impact/" + part, nil)
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.messages("SCOPE-06") == ["CHG-0001 has no complete impact assessment: " + part])
  }

  @Test func `a change affects regions that there are`() throws {
    func found(_ region: JSONValue) throws -> [String] {
      try JudgedCommit().violations(scopeRules) {
        $0.addChange([.cost(20)])
        try $0.set("CHG-0001", "/affects", ["regions": [region]])
      }.messages("SCOPE-06")
    }
    #expect(try found("MARS") == ["CHG-0001 affects 'MARS', and the policy has no such region"])
    #expect(try found("UK").isEmpty)
  }

  @Test func `everything that is missing is said at once`() throws {
    let draft = try MemoryLedger.alder.with {
      $0.addChange([.touch("/regions", ["DACH", "UK", "US"], ["UK"])], ["class": "major"])
      try $0.set("CHG-0001", "/impact", nil)
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(
      violations.messages("SCOPE-06") == [
        "CHG-0001 has no complete impact assessment: cost, days, benefits, requirements_delta, capacity, risk, "
          + "an approved customer impact assessment"
      ])
  }

  @Test(arguments: ["withdrawn", "draft"])
  func `a draft may be withdrawn or kept as it is`(status: String) throws {
    let draft = try MemoryLedger.alder.with {
      $0.addChange([.cost(20)])
      try $0.set("CHG-0001", "/impact", nil)
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", .string(status))
      try $0.set("CHG-0001", "/notes", "Not now.")
    }

    #expect(violations.isEmpty)
  }

  @Test(
    arguments: [
      (nil, true), ("CIA-0404", true), ("draft", true), ("elsewhere", true), ("target", false), ("change", false),
    ] as [(String?, Bool)])
  func `S03: touching customers takes an assessment that is approved and about it`(cia: String?, isRefused: Bool) throws
  {
    let draft = try Self.draft(touching: "segments", cia: cia)

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.codes == (isRefused ? ["SCOPE-06"] : []))
  }

  @Test(arguments: ["segments", "regions", "processes", "outcomes"])
  func `each of the four takes one`(field: String) throws {
    let draft = try Self.draft(touching: field, cia: nil)

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.codes == ["SCOPE-06"])
  }

  @Test func `an assessment approved by the same commit counts from the next`() throws {
    let draft = try Self.draft(touching: "segments", cia: "draft")

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CIA-0001", "/status", "approved")
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.codes == ["SCOPE-06"])
  }

  @Test func `what was submitted cannot be stripped of its assessment`() throws {
    let submitted = try Self.draft(touching: "segments", cia: "target").with {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    let violations = try JudgedCommit(on: submitted).violations(scopeRules) {
      try $0.set("CHG-0001", "/impact/cia", nil)
    }

    #expect(violations.codes == ["SCOPE-06"])
  }

  @Test(arguments: [("/systems", true), ("/sla/target", false)])
  func `a change of a process's systems takes one`(path: String, isRefused: Bool) throws {
    let process = MemoryLedger.alder["PRC-0001"]
    let draft = try MemoryLedger.alder.with {
      $0.addChange(
        [.touch(path, process[try JSONPointer(parsing: path)], path == "/systems" ? [] : "4")], ["target": "PRC-0001"])
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.codes == (isRefused ? ["SCOPE-06"] : []))
  }

  @Test func `a technology upgrade waits for its assessment`() throws {
    let draft = try MemoryLedger.alder.with {
      $0.addChange([.cost(5)])
      try $0.set("CHG-0001", "/impact/cia", "CIA-0001")
      try $0.set("CIA-0001", "/trigger", "technology_upgrade")
      try $0.set("CIA-0001", "/status", "draft")
    }

    let violations = try JudgedCommit(on: draft).violations(scopeRules) {
      try $0.set("CHG-0001", "/status", "submitted")
    }

    #expect(violations.messages("SCOPE-06") == ["CHG-0001 has no complete impact assessment: an approved CIA-0001"])
  }

  private static func draft(touching field: String, cia: String?) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      $0.addChange([.touch("/" + field, $0["INI-0002"].fields[field], [])], ["class": "major"])
      guard let cia else { return }
      try $0.set("CHG-0001", "/impact/cia", cia == "CIA-0404" ? "CIA-0404" : "CIA-0001")
      switch cia {
      case "draft": try $0.set("CIA-0001", "/status", "draft")
      case "elsewhere": try $0.set("CIA-0001", "/subject", "INI-0009")
      case "change": try $0.set("CIA-0001", "/subject", "CHG-0001")
      default: break
      }
    }
  }
}
