import Governance
import JSON
import Testing

/// The digests that approvals and baselines rest on, against those stored in the worked example, which were computed
/// by another program.
struct DigestTests {
  @Test func `every stored digest of a decision is that of its subject and itself`() throws {
    let closed = try Alder.all(Decision.self).filter { !$0.isOpen }
    #expect(closed.count == 23)
    for decision in closed {
      #expect(try decision.digest == votedDigest(of: decision), "\(decision.id)")
    }
  }

  @Test func `every vote binds to what it was cast on`() throws {
    let decisions = try Alder.all(Decision.self)
    #expect(decisions.flatMap(\.votes).count == 66)
    for decision in decisions {
      let digest = try votedDigest(of: decision)
      for vote in decision.votes { #expect(vote.digest == digest, "\(decision.id) \(vote.caster)") }
    }
  }

  @Test func `every stored baseline is that of the record`() throws {
    let baselined = try Alder.all().filter { $0.baseline != nil }
    #expect(baselined.count == 15)
    for record in baselined {
      #expect(try record.baseline?.digest == record.baselineDigest().description, "\(record.id)")
    }
  }

  @Test(arguments: ["INI-0001", "INI-0002", "INI-0007"])
  func `a first baseline keeps what was agreed`(id: String) throws {
    let record = try Alder.record(id)
    #expect(record.baseline?.version == 1)
    #expect(try record.baseline?.first == record.baselinedContent())
  }

  @Test func `material content has the compact form as its digest's source`() throws {
    let segment = Record(
      id: RecordID("SEG-0001")!, kind: Segment.kind,  // a well-formed literal
      fields: ["id": "SEG-0001", "status": "active", "notes": "n", "priority": 3, "x-a": ["status": "kept"]])
    let compact = #"{"id":"SEG-0001","priority":3,"x-a":{"status":"kept"}}"#
    #expect(try "\(segment.materialContent())" == compact)
    #expect(try segment.materialDigest() == SHA256Digest(of: Array(compact.utf8)))
  }

  @Test(arguments: [
    ("/status", #""killed""#), ("/stage", #""closed""#), ("/notes", #""n""#), ("/edited_by", #""PER-0001""#),
    ("/budget/spent", "419"), ("/gate_decisions", "[]"), ("/baseline/version", "9"), ("/links", "[]"),
  ])
  func `a vote outlives an edit of what is not material`(pointer: String, json: String) throws {
    #expect(try edited("INI-0002", pointer, json).materialDigest() == Alder.record("INI-0002").materialDigest())
  }

  @Test(arguments: [
    ("/title", #""Portal""#), ("/budget/total", "421"), ("/budget/authorised", "1"), ("/owner", #""PER-0001""#),
    ("/scope/requirements/R2/text", #""something else""#), ("/x-note", #""new""#), ("/tags", "[]"),
  ])
  func `a vote is stale after an edit of what is material`(pointer: String, json: String) throws {
    #expect(try edited("INI-0002", pointer, json).materialDigest() != Alder.record("INI-0002").materialDigest())
  }

  @Test(arguments: [
    ("/id", #""DEC-0099""#), ("/gate", #""G3""#), ("/closes_at", #""2030-01-01T00:00:00Z""#),
    ("/gate_result/choice", #""hold""#), ("/subject", #""INI-0003""#),
  ])
  func `a vote does not move to another question`(pointer: String, json: String) throws {
    let subject = try Alder.record("INI-0002")
    let other = try Decision(edited("DEC-0001", pointer, json))
    #expect(try other.votedDigest(subject: subject) != Decision(Alder.record("DEC-0001")).votedDigest(subject: subject))
  }

  @Test(arguments: [
    ("/scope/requirements/R2/text", true), ("/budget/total", true), ("/target_date", true), ("/regions", true),
    ("/title", false), ("/budget/authorised", false), ("/budget/spent", false), ("/tags", false),
  ])
  func `a baseline covers what needs change control and nothing else`(pointer: String, isCovered: Bool) throws {
    let digest = try edited("INI-0002", pointer, #""other""#).baselineDigest()
    #expect(try (digest != Alder.record("INI-0002").baselineDigest()) == isCovered)
  }

  @Test func `all material content of a policy is its baseline`() throws {
    let policy = try Alder.record("POL-0001")
    #expect(try policy.baselinedContent() == policy.materialContent())
  }

  private func votedDigest(of decision: Decision) throws -> String {
    let subject = try Alder.record(#require(decision.subject).text)
    return try decision.votedDigest(subject: subject).description
  }

  private func edited(_ id: String, _ pointer: String, _ json: String) throws -> Record {
    var record = try Alder.record(id)
    var value = record.json
    try value.set(JSONParser.parse(json, limits: .record), at: JSONPointer(parsing: pointer))
    record.fields = try #require(value.objectValue)
    return record
  }
}
