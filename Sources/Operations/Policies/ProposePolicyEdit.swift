import Calendars
public import Governance
public import JSON

/// Puts an edit of the active policy, and of the files that it names, to the vote: a policy decision with its `touches`.
///
/// `version` and `predecessor` are not among them: they follow from the edit when it is applied (GIT-03).
public struct ProposePolicyEdit: Sendable {
  /// A value to set or, with nothing, to take away.
  public typealias Edit = (pointer: JSONPointer, value: JSONValue?)

  public let decision: RecordID
  public let title: String?
  public let edits: [Edit]
  /// New text of files under `schemas/` and `hooks/`, by path; nothing takes a file away.
  public let files: [String: [UInt8]?]
  /// How many days votes count.
  public let days: Int64

  public init(_ decision: RecordID, title: String?, edits: [Edit], files: [String: [UInt8]?] = [:], days: Int64 = 14) {
    self.decision = decision
    self.title = title
    self.edits = edits
    self.files = files
    self.days = days
  }

  /// - Throws: `UsageError` when the policy is a draft, when nothing would change, or when a place cannot be edited.
  public func apply(to edits: inout RecordEdits) throws {
    let policy = try edits.require(Policy.id, as: Policy.self)
    guard policy.isActive else {
      throw UsageError(
        "the ledger is in set-up, and its policy is edited as it is", hint: "folio policy edit \(Policy.id)")
    }
    guard let author = edits.author else { throw UsageError("nobody is known to propose it", hint: "set user.email") }
    let touches = try touches(on: policy.record)
    let opened = edits.time
    let places = touches.map { $0.path.description }
    let fields: JSONObject = [
      "id": .string(decision.text), "kind": .string(Decision.kind.name), "schema": 1,
      "title": .string(title ?? Self.title(of: places)), "status": .string(Decision.kind.lifecycle.first),
      "owner": .string(author.text), "created_at": .string(opened.description), "edited_by": .string(author.text),
      "subject": .string(Policy.id.text), "type": "policy", "opened_at": .string(opened.description),
      "closes_at": .string((opened + days * 86_400).description), "touches": .array(touches.map(\.json)),
    ]
    try edits.put(Record(id: decision, kind: Decision.kind, fields: fields))
  }

  /// The places that differ, with the value that stands there and the one that shall.
  private func touches(on policy: Record) throws -> [Touch] {
    var edited = policy.json
    for edit in edits {
      guard !Self.derived.contains(edit.pointer.tokens.first ?? "") else {
        throw UsageError("\(edit.pointer) follows from the edit itself", hint: "leave it out")
      }
      try set(edit, in: &edited)
    }
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let digest = bytes.map { JSONValue.string(SHA256Digest(of: $0).description) }
      try set((JSONPointer.root.appending("files").appending(path), digest), in: &edited)
    }
    let changes = JSONDifference.changes(from: policy.json, to: CanonicalJSON.normalised(edited))
    guard !changes.isEmpty else { throw UsageError("the policy is so already: nothing would change") }
    return changes.map { Touch(path: $0.pointer, from: $0.from, to: $0.to) }
  }

  private func set(_ edit: Edit, in policy: inout JSONValue) throws {
    let change = JSONChange(pointer: edit.pointer, from: policy[edit.pointer], to: edit.value)
    guard change.from != change.to else { return }
    do {
      policy = try policy.applying([change])
    } catch {
      throw UsageError("\(edit.pointer) cannot be set: \(error)", hint: "folio show \(Policy.id)")
    }
  }

  /// What nobody sets: it follows from the edit.
  private static let derived: Set = ["version", "predecessor", "edited_by", "id", "kind", "schema", "status"]

  /// `Change /thresholds/change/use_by_days and 2 more places of the policy`, within the 120 characters of a title.
  private static func title(of places: [String]) -> String {
    let first = places.first ?? ""
    let shown = first.count > 70 ? "…" + first.suffix(69) : first
    let more = places.count - 1
    return "Change \(shown)\(more > 0 ? " and \(more) more \(more == 1 ? "place" : "places")" : "") of the policy"
  }
}
