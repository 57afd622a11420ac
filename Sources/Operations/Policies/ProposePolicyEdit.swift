import Calendars
public import Governance
import JSON
public import Rules

/// Puts an edit of the active policy, and of the files that it names, to the vote: a policy decision with its `touches`.
///
/// `version` and `predecessor` are not among them: they follow from the edit when it is applied (GIT-03).
public struct ProposePolicyEdit: Sendable {
  public let decision: RecordID
  public var title: String?
  public let assignments: [FieldAssignment]
  /// How many days votes count.
  public let days: Int64

  /// - Parameter files: new text of files under `schemas/` and `hooks/`, by path; nothing takes a file away.
  /// - Throws: `UsageError` when a place follows from the edit itself.
  public init(
    _ decision: RecordID, title: String? = nil, _ assignments: [FieldAssignment], files: [String: [UInt8]?] = [:],
    days: Int64 = 14
  ) throws {
    if let place = assignments.map(\.pointer).first(where: { Self.derived.contains($0.tokens.first ?? "") }) {
      throw UsageError("\(place) follows from the edit itself", hint: "leave it out")
    }
    self.decision = decision
    self.title = title
    self.days = days
    self.assignments =
      assignments
      + files.sorted { $0.key < $1.key }.map { path, bytes in
        let digest = bytes.map { JSONValue.string(SHA256Digest(of: $0).description) }
        return FieldAssignment(JSONPointer(tokens: ["files", path]), digest)
      }
  }

  /// - Throws: `UsageError` when the policy is a draft, when nothing would change, or when a place cannot be edited.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let policy = try edits.require(Policy.id, as: Policy.self)
    guard policy.isActive else {
      throw UsageError(
        "the ledger is in set-up, and its policy is edited as it is", hint: "folio policy edit \(Policy.id)")
    }
    let touches = try BuildTouches(of: policy.record)(assignments)
    let end = edits.time + days * 86_400
    let said: [(JSONPointer, JSONValue)] = [
      ("/title", .string(title ?? Self.title(of: touches))), ("/subject", .string(Policy.id.text)),
      ("/closes_at", .string(end.description)), ("/touches", touches.json),
    ]
    let new = NewRecord(decision, kind: Decision.kind, assignments: said.map { FieldAssignment($0, $1) })
    try new.apply(to: &edits, context)
  }

  /// What nobody sets: it follows from the edit.
  private static let derived: Set = ["version", "predecessor", "edited_by", "id", "kind", "schema", "status"]

  /// `Change /thresholds/change/use_by_days and 2 more places of the policy`, within the 120 characters of a title.
  private static func title(of touches: [Touch]) -> String {
    let first = touches.first?.path.description ?? ""
    let shown = first.count > 70 ? "…" + first.suffix(69) : first
    let more = touches.count - 1
    return "Change \(shown)\(more > 0 ? " and \(more) more \(more == 1 ? "place" : "places")" : "") of the policy"
  }
}
