import Governance
import JSON
import Testing

/// Which fields each kind's schema marks, against the description of the kinds.
struct MarksTests {
  @Test(arguments: [
    ("assessment", []),
    ("capacity", []),
    ("change", [""]),
    ("decision", []),
    ("escalation", []),
    (
      "exception",
      ["against", "controls", "exempt", "expires_on", "form", "forum", "risk", "risk_owner", "scope", "starts"]
    ),
    ("feedback", []),
    ("forum", ["chair", "members", "remit"]),
    (
      "freeze",
      [
        "actions", "all_day", "effect", "end", "exdates", "initiatives", "level", "processes", "rdates", "regions",
        "rule",
        "segments", "start", "systems", "tz",
      ]
    ),
    ("gatemodel", []),
    (
      "initiative",
      [
        "bucket", "budget/total", "gatemodel", "outcomes", "processes", "regions", "scope", "segments", "target_date",
      ]
    ),
    ("lesson", []),
    ("metric", ["direction", "formula", "min_n", "targets"]),
    ("observation", []),
    ("person", ["emails", "grants", "keys"]),
    ("policy", [""]),
    ("portfolio", ["overrides", "result"]),
    ("process", ["automation", "control_docs", "sla", "systems"]),
    ("review", []),
    (
      "rollout",
      [
        "waves/*/customers", "waves/*/depends_on", "waves/*/exit", "waves/*/id", "waves/*/region", "waves/*/segments",
        "waves/*/soak", "waves/*/start", "waves/*/tz",
      ]
    ),
    ("segment", []),
  ])
  func `these fields change only through change control`(kind: String, fields: [String]) throws {
    #expect(try places(marks(of: kind).baselined) == fields)
  }

  /// What is immaterial in every kind.
  private static let always = ["edited_by", "links", "notes", "status"]

  @Test(arguments: [
    ("assessment", []),
    ("capacity", ["committed"]),
    ("change", ["decision", "implemented_at", "pir", "ratification", "use_by"]),
    ("decision", ["digest", "gate_result/conditions/*/done_on", "outcome", "outcome_at", "votes"]),
    ("escalation", []),
    ("feedback", []),
    ("forum", ["register"]),
    ("freeze", ["decision", "overridden_by"]),
    ("gatemodel", []),
    ("initiative", ["baseline", "budget/spent", "escalations", "gate_decisions", "lessons_ack", "rollouts", "stage"]),
    ("lesson", ["published_at"]),
    ("metric", ["baseline", "targets/*/decision"]),
    ("observation", []),
    ("person", []),
    ("policy", []),
    ("portfolio", ["decision", "locked_at"]),
    ("process", ["baseline", "reviews"]),
    ("review", []),
    (
      "rollout",
      [
        "baseline", "recoveries", "waves/*/comms/*/for_start", "waves/*/comms/*/for_tz", "waves/*/comms/*/sent_at",
        "waves/*/ended_at", "waves/*/ready_at",
        "waves/*/soak_from", "waves/*/started_at", "waves/*/state",
      ]
    ),
    ("segment", ["in_flight"]),
  ])
  func `these fields are outside of what an approval binds to`(kind: String, fields: [String]) throws {
    let immaterial = try places(marks(of: kind).immaterial)
    let outermost = immaterial.filter { place in !immaterial.contains { place.hasPrefix($0 + "/") } }
    #expect(outermost == (fields + Self.always).sorted())
  }

  @Test(arguments: [
    ("assessment", []),
    ("change", []),
    ("decision", []),
    ("escalation", []),
    ("exception", []),
    ("feedback", []),
    ("forum", ["register/alerts", "register/audits", "register/exceptions", "register/killed"]),
    ("freeze", ["overridden_by"]),
    ("gatemodel", []),
    ("initiative", ["baseline/changes", "escalations", "gate_decisions", "rollouts"]),
    ("lesson", []),
    ("metric", ["baseline/changes"]),
    ("observation", []),
    ("person", []),
    ("policy", []),
    ("process", ["baseline/changes", "reviews"]),
    ("review", []),
    ("rollout", ["baseline/changes", "recoveries"]),
    ("segment", ["in_flight"]),
  ])
  func `these fields list what was made elsewhere`(kind: String, fields: [String]) throws {
    #expect(try places(marks(of: kind).relations) == fields)
  }

  @Test(arguments: [
    ("change", ["created_at", "implemented_at"]),
    ("decision", ["created_at", "opened_at", "outcome_at", "votes/*/at"]),
    ("escalation", ["created_at", "opened_at", "recovery/done_at"]),
    ("feedback", ["actioned_at", "closed_loop_at", "created_at"]),
    ("initiative", ["created_at", "lessons_ack/*/at", "scoring/at"]),
    ("lesson", ["created_at", "published_at"]),
    ("person", ["created_at", "keys/*/revoked_at"]),
    (
      "rollout",
      ["created_at", "waves/*/comms/*/sent_at", "waves/*/ended_at", "waves/*/ready_at", "waves/*/started_at"]
    ),
    ("segment", ["created_at"]),
  ])
  func `these fields say when something happened`(kind: String, fields: [String]) throws {
    #expect(try places(marks(of: kind).events) == fields)
  }

  @Test func `every field that holds the id of a record says which kinds it may name`() throws {
    for kind in RecordCatalog.kinds {
      let marked = try marks(of: kind.name).references.filter { !$0.isKey }.map { $0.place.joined(separator: "/") }
      for record in try Alder.all() where record.kind == kind {
        let named = idPlaces(in: record.json, at: []).subtracting(["id", "ledger"])
        #expect(named.subtracting(marked) == [], "\(record.id)")
      }
    }
  }

  @Test func `who votes is named by the key of the vote`() throws {
    let voters = try marks(of: "decision").references.filter(\.isKey)
    #expect(voters.map(\.place) == [["votes"]])
    #expect(voters.map(\.kinds) == [["person"]])
  }

  private func marks(of kind: String) throws -> FieldMarks { try SchemaLibrary.schema(named: kind).marks }

  private func places(_ marked: [FieldMarks.Place]) -> [String] { marked.map { $0.joined(separator: "/") }.sorted() }

  /// The places of all strings in `value` that are the id of a record of a known kind, elements and votes as `*`.
  private func idPlaces(in value: JSONValue, at place: [String]) -> Set<String> {
    switch value {
    case .string(let text):
      guard let id = RecordID(text), RecordCatalog.kind(prefix: id.prefix) != nil else { return [] }
      return [place.joined(separator: "/")]
    case .array(let elements): return elements.reduce(into: []) { $0.formUnion(idPlaces(in: $1, at: place + ["*"])) }
    case .object(let members):
      return members.reduce(into: []) { found, member in
        // Free values: an edit as a decision authorises it, and a baseline as it was first agreed.
        guard member.key != "touches", place.last != "baseline" || member.key != "v1" else { return }
        let isOpen = ["votes", "criteria"].contains(place.last)
        found.formUnion(idPlaces(in: member.value, at: place + [isOpen ? "*" : member.key]))
      }
    default: return []
    }
  }
}
