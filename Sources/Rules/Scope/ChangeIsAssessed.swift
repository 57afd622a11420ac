import Governance
import JSON

/// A change leaves `draft` only with a complete account of what it does.
///
/// Cost, days, benefits, requirements, capacity and risk are stated, if only as nought or none. A change that touches
/// segments, regions, processes or outcomes of an initiative, the region or segments of a wave, or the systems of a
/// process, names a customer impact assessment of itself or of its target that is approved in the parent state; so does one whose assessment calls it a
/// technology upgrade. The regions that it affects are the policy's. Withdrawing a draft needs nothing; an edit after `draft` is asked again.
public struct ChangeIsAssessed: Rule {
  public static let id = RuleID(code: "SCOPE-06", name: "change-is-assessed")

  public init() {}

  static let parts = ["cost", "days", "benefits", "requirements_delta", "capacity", "risk"]

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try misplaced(in: change, context)
      + change.all(ChangeRequest.self).compactMap { record, before, after in
        guard isAsked(before, after) else { return nil }
        let unsaid = Self.parts.filter { after.impact[$0] == nil }
        let isUnassessed = try needsAssessment(after, context) && !hasApprovedAssessment(after, context)
        let assessment = after.assessment.map { "an approved \($0)" } ?? "an approved customer impact assessment"
        let missing = unsaid + (isUnassessed ? [assessment] : [])
        guard !missing.isEmpty else { return nil }
        return violation(
          .incomplete(after.id, missing), in: record, at: .root.appending("impact"),
          fix: .assess(after, unsaid, isUnassessed: isUnassessed))
      }
  }

  /// Regions that a change says it affects and that nobody knows: no freeze of a region would ever meet it.
  private func misplaced(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    let known = Set(context.policy?.regions.map(\.key) ?? [])
    return change.all(ChangeRequest.self).flatMap { record, before, after -> [Violation] in
      let stated = after.fields.object("affects")?.strings("regions") ?? []
      let isNew = before?.fields["affects"] != after.fields["affects"] || isAsked(before, after)
      guard isNew, after.status != "withdrawn" else { return [] }
      return stated.filter { !known.contains($0) }.map {
        violation(.noRegion(after.id, $0), in: record, at: "/affects/regions", fix: .name(known))
      }
    }
  }

  private func isAsked(_ before: ChangeRequest?, _ after: ChangeRequest) -> Bool {
    guard !["draft", "withdrawn"].contains(after.status) else { return false }
    guard let before, before.status != "draft" else { return true }
    return before.impact != after.impact || before.touches != after.touches || before.target != after.target
  }

  private func needsAssessment(_ change: ChangeRequest, _ context: RuleContext) throws -> Bool {
    if change.touches.contains(where: { reachesCustomers($0.path.tokens, of: change.target) }) { return true }
    return try assessment(of: change, context)?.trigger == "technology_upgrade"
  }

  /// Whether what lies at `place` says whom the target reaches, or through which systems.
  private func reachesCustomers(_ place: [String], of target: RecordID?) -> Bool {
    switch target?.prefix {
    case Initiative.kind.prefix: ["segments", "regions", "processes", "outcomes"].contains(place.first)
    // A wave as a whole has both.
    case Rollout.kind.prefix: place.first == "waves" && (place.count < 3 || ["region", "segments"].contains(place[2]))
    default: place.first == "systems"
    }
  }

  private func hasApprovedAssessment(_ change: ChangeRequest, _ context: RuleContext) throws -> Bool {
    guard let assessment = try context.before.record(change.assessment, as: Assessment.self) else { return false }
    return assessment.isApproved && [change.id, change.target].contains(assessment.subject)
  }

  private func assessment(of change: ChangeRequest, _ context: RuleContext) throws -> Assessment? {
    try context.after.record(change.assessment, as: Assessment.self)
  }
}

extension Violation.Message {
  fileprivate static func noRegion(_ change: RecordID, _ region: String) -> Self {
    "\(change) affects '\(region)', and the policy has no such region"
  }
  fileprivate static func name(_ regions: Set<String>) -> Self {
    "name those of \(regions.sorted().joined(separator: ", ")) that it affects"
  }
  fileprivate static func incomplete(_ change: RecordID, _ missing: [String]) -> Self {
    "\(change) has no complete impact assessment: \(missing.joined(separator: ", "))"
  }
  /// The commands that say what is not said yet, and how an assessment comes to be.
  fileprivate static func assess(_ change: ChangeRequest, _ unsaid: [String], isUnassessed: Bool) -> Self {
    let options = unsaid.map {
      " --\($0.replacing("_", with: "-")) \(["benefits", "risk"].contains($0) ? "TEXT" : "N")"
    }
    .joined().replacing("--capacity N", with: "--no-capacity")
    let attach = isUnassessed ? " --cia CIA" : ""
    let first = """
      an assessment (folio assessment new --set subject=\(change.id)) is approved first, in a commit by somebody else; then \

      """
    return Self("\(isUnassessed ? first : "")folio change assess \(change.id)\(options)\(attach)")
  }
}
