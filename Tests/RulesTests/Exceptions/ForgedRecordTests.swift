import Governance
import JSON
import Rules
import Testing

/// People who write for others what only those can say, and what happened as it did not.
struct ForgedRecordTests {
  private func draft(_ fields: JSONObject = [:]) throws -> MemoryLedger {
    var all: JSONObject = ["status": "draft"]
    for (key, value) in fields { all[key] = value }
    return try MemoryLedger.alder.with { try $0.addException("EXC-0001", all) }
  }

  // Who asks.

  @Test(
    arguments: [] as [(String, String?, [String])])
  func `AUTH-03: who asks is who commits it`(author: String, requester: String?, codes: [String]) throws {
    let commit = JudgedCommit(by: author)
    let exception = try commit.violations(rules("AUTH-03")) {
      try $0.addException("EXC-0101", ["status": "draft"])
      try $0.set("EXC-0101", "/requester", requester.map { .string($0) })
    }
    let change = try commit.violations(rules("AUTH-03")) {
      $0.addChange("CHG-0101", [.cost(1)])
      try $0.set("CHG-0101", "/requester", requester.map { .string($0) })
    }

    #expect(exception.codes == codes && change.codes == codes)
  }

  @Test func `AUTH-03: who asked stays who asked, whoever edits it`() throws {
    for author in ["PER-0007", "PER-0004"] {
      let found = try JudgedCommit(on: draft(), by: author).violations(rules("AUTH-03")) {
        try $0.set("EXC-0001", "/requester", "PER-0004")
      }
      #expect(found.messages == ["EXC-0001 is asked for by who commits it, not by PER-0004"], "\(author)")
    }
  }

  // Who accepts a risk.

  @Test(arguments: [("PER-0005", []), ("PER-0014", ["EXC-01"])] as [(String, [String])])
  func `EXC-01: the risk owner alone accepts`(author: String, codes: [String]) throws {
    let open = try draft(["risk_accepted_at": .null]).with { try $0.set("EXC-0001", "/risk_accepted_at", nil) }
    let found = try JudgedCommit(on: open, by: author).violations(rules("EXC-01")) {
      try $0.set("EXC-0001", "/risk_accepted_at", "2026-09-09T09:00:00Z")
    }
    let new = try JudgedCommit(by: author).violations(rules("EXC-01")) {
      try $0.addException("EXC-0101", ["status": "draft"])
    }

    #expect(found.codes == codes && new.codes == codes)
  }

  @Test(arguments: ["draft", "submitted"])
  func `EXC-01: other terms are another risk`(status: String) throws {
    func edited(by author: String, _ place: String, _ value: JSONValue, unaccepted: Bool = false) throws -> [String] {
      try JudgedCommit(on: draft(["status": .string(status)]), by: author).violations(rules("EXC-01")) {
        try $0.set("EXC-0001", place, value)
        if unaccepted { try $0.set("EXC-0001", "/risk_accepted_at", nil) }
      }.messages
    }
    let message = ["EXC-0001 is not what its risk owner accepted any more"]
    #expect(try edited(by: "PER-0014", "/expires_on", "2027-09-01") == message)
    #expect(try edited(by: "PER-0014", "/risk_owner", "PER-0006") == message)
    #expect(try edited(by: "PER-0014", "/scope/subjects", ["INI-0001"]) == message)
    #expect(try edited(by: "PER-0014", "/title", "Paper").isEmpty)
    #expect(try edited(by: "PER-0005", "/expires_on", "2026-10-01").isEmpty)
    if status == "draft" {
      #expect(try edited(by: "PER-0014", "/expires_on", "2027-09-01", unaccepted: true).isEmpty)
    }
  }

  @Test(arguments: [("2026-04-30", true), ("2026-05-01", false)])
  func `EXC-01: it starts when it was asked for, or later`(starts: String, isRefused: Bool) throws {
    let found = try JudgedCommit(on: draft(["starts": .string(starts)])).violations(rules("EXC-01")) {
      try $0.set("EXC-0001", "/status", "submitted")
    }

    #expect(found.messages == (isRefused ? ["EXC-0001 lacks a start on 2026-05-01 or later"] : []))
  }

  // What was granted.

  @Test(
    arguments: [
      ("/requester", "PER-0009", "requester"), ("/decision", "DEC-0001", "decision"), ("/renewals", [], "renewals"),
      ("/risk_accepted_at", "2026-06-01T09:00:00Z", "risk_accepted_at"),
      ("/controls/0/last_check", "2026-09-10", "controls"), ("/controls/0/last_check", "2026-09-06", "controls"),
    ] as [(String, JSONValue, String)])
  func `SCOPE-13: what is known of a granted exception stands`(place: String, value: JSONValue, field: String) throws {
    let renewed: JSONValue = [
      ["decision": "DEC-0900", "expires_on": "2026-11-11", "on": "2026-08-01", "review": "REV-0001"]
    ]
    let granted = try MemoryLedger.alder.with { try $0.addException("EXC-0001", ["renewals": renewed]) }

    let found = try JudgedCommit(on: granted, by: "PER-0012").violations(rules("SCOPE-13")) {
      try $0.set("EXC-0001", place, value)
    }

    #expect(found.messages.contains("EXC-0001/\(field) says what was granted and done, and is not written anew"))
  }

  @Test func `SCOPE-13: a check of a control moves on to today`() throws {
    let granted = try MemoryLedger.alder.with { try $0.addException() }
    let found = try JudgedCommit(on: granted).violations(rules("SCOPE-13")) {
      try $0.set("EXC-0001", "/controls/0/last_check", "2026-09-09")
    }

    #expect(found.isEmpty)
  }

  @Test(arguments: [("2026-09-09", ["EXC-04"]), ("2026-09-10", [])] as [(String, [String])])
  func `EXC-04: what is over is not granted`(expires: String, codes: [String]) throws {
    let ledger = try draft(["status": "submitted", "expires_on": .string(expires)])
    let found = try JudgedCommit(on: ledger).violations(rules("EXC-04")) {
      try $0.set("EXC-0001", "/status", "approved")
    }

    #expect(found.codes == codes)
  }

  @Test(arguments: [("exception_audit", true), ("config_audit", false), ("drift_review", false)])
  func `EXC-04: a renewal rests on a review of the exception, or the audit of its forum`(
    type: String, isEnough: Bool
  ) throws {
    let ledger = try MemoryLedger.alder.with {
      try $0.addException()
      try $0.addAudit("REV-0900", of: "2026Q3", dueOn: "2026-10-30")
      try $0.set("REV-0900", "/type", .string(type))
      $0.addRenewalDecision("DEC-0900", to: "2027-05-01")
    }
    let found = try JudgedCommit(on: ledger, at: "2026-11-01T09:00:00Z").violations(rules("EXC-04")) {
      try $0.renew(by: "DEC-0900", to: "2027-05-01", on: "2026-11-01", review: "REV-0900")
    }

    #expect(found.isEmpty == isEnough, "\(found.messages)")
  }

  @Test(
    arguments: [
      ("GATE-04", []), ("PRC-0001#script", []), ("/thresholds/rollout", []), ("NOSUCH-99", ["EXC-06"]),
      ("PRC-0099#script", ["EXC-06"]), ("/thresholds/nothing", ["EXC-06"]),
    ] as [(String, [String])])
  func `EXC-06: it is against something that there is`(against: String, codes: [String]) throws {
    let found = try JudgedCommit().violations(rules("EXC-06")) {
      try $0.addException("EXC-0101", ["status": "draft", "against": .string(against)])
    }

    #expect(found.codes == codes)
  }

  // Audits.

  private func audited(_ status: String, _ fields: JSONObject = [:]) throws -> MemoryLedger {
    try MemoryLedger.alder.with {
      try $0.addException()
      try $0.addAudit("REV-0900", of: "2026Q3", dueOn: "2026-10-30")
      try $0.set("REV-0900", "/status", .string(status))
      try $0.set("REV-0900", "/auditor", "PER-0011")
      try $0.set("REV-0900", "/forum", "FOR-0001")
      try $0.set("REV-0900", "/population", 1)
      try $0.set("REV-0900", "/sample", ["size": 1, "method": "drawn", "items": ["EXC-0001"]])
      for (key, value) in fields { try $0.set("REV-0900", "/\(key)", value) }
    }
  }

  @Test(
    arguments: [
      ("PER-0011", "2026-10-01T09:00:00Z", [:], []), ("PER-0012", "2026-10-01T09:00:00Z", [:], ["AUTH-03"]),
      ("PER-0011", "2026-09-30T09:00:00Z", [:], ["EXC-07"]),
      ("PER-0011", "2026-10-01T09:00:00Z", ["sample": ["size": 0, "method": "drawn", "items": []]], ["EXC-07"]),
    ] as [(String, String, JSONObject, [String])])
  func `EXC-07: the auditor completes an audit, of a period that is over, having looked`(
    author: String, time: String, fields: JSONObject, codes: [String]
  ) throws {
    let ledger = try audited("in_progress", fields)
    let found = try JudgedCommit(on: ledger, by: author, at: time).violations(rules("EXC-07", "AUTH-03")) {
      try $0.set("REV-0900", "/status", "completed")
    }

    #expect(found.codes == codes, "\(found.messages)")
  }

  @Test(arguments: ["/population", "/sample/size", "/period", "/forum"])
  func `EXC-07: an audit that has begun keeps what was drawn`(place: String) throws {
    let values: [String: JSONValue] = ["/population": 9, "/sample/size": 9, "/period": "2026Q2", "/forum": "FOR-0002"]
    let edit: (inout MemoryLedger) throws -> Void = { try $0.set("REV-0900", place, values[place]) }

    #expect(try JudgedCommit(on: audited("in_progress")).violations(rules("EXC-07"), edit).codes == ["EXC-07"])
    #expect(try JudgedCommit(on: audited("scheduled")).violations(rules("EXC-07"), edit).isEmpty)
  }
}
