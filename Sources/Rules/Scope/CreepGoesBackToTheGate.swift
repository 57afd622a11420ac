public import Governance
import JSON

/// Scope that has crept far since its first baseline goes back through G2.
///
/// When a change of an initiative is approved and when it is applied, the baseline including it is held against the
/// first one. Net growth above 10 % of cost, 20 days or 10 requirements warns. Above 25 % of cost or 90 days it refuses,
/// unless a recycle at G2 has been decided since the first baseline. Shrinking is not creep.
public struct CreepGoesBackToTheGate: Rule {
  public static let id = RuleID(code: "SCOPE-08", name: "creep-goes-back-to-the-gate")

  public init() {}

  public struct Limit: Sendable {
    public let costPercent: ExactDecimal
    public let days: Int64
    /// Nothing where requirements are not limited.
    public let requirements: Int?
  }

  public static let warning = Limit(costPercent: ExactDecimal(10), days: 20, requirements: 10)
  public static let refusal = Limit(costPercent: ExactDecimal(25), days: 90, requirements: nil)

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(ChangeRequest.self).compactMap { record, before, after in
      guard before?.status != after.status, after.isApproved || after.status == "implemented",
        let initiative = try context.before.record(after.target, as: Initiative.self),
        let first = initiative.baseline?.first
      else { return nil }
      let content = try initiative.record.baselinedContent().moved(by: after.touches)
      let creep = ScopeDistance(from: first, to: content, first: first)
      let refused = creep.excess(over: Self.refusal)
      if !refused.isEmpty, try !hasRecycled(initiative, context) {
        return violation(
          .crept(initiative.id, refused, with: after.id), in: record, at: .root.appending("touches"),
          fix: .recycle(initiative.id))
      }
      let warned = creep.excess(over: Self.warning)
      guard !warned.isEmpty else { return nil }
      return violation(
        .crept(initiative.id, warned, with: after.id), in: record, at: .root.appending("touches"),
        fix: .recycle(initiative.id), severity: .warn)
    }
  }

  /// How much it weighs to lie so far from the first baseline, when no recycle has been decided since.
  public static func severity(of creep: ScopeDistance) -> Violation.Severity? {
    if !creep.excess(over: refusal).isEmpty { return .block }
    return creep.excess(over: warning).isEmpty ? nil : .warn
  }

  /// Whether a recycle at G2 was decided after the go that gave `initiative` its first baseline.
  private func hasRecycled(_ initiative: Initiative, _ context: RuleContext) throws -> Bool {
    let decisions = try initiative.gateDecisions.compactMap { try context.before.record($0, as: Decision.self) }
      .filter { $0.gate == Baseline.gate && $0.isApproved }
    guard let first = decisions.filter({ $0.gateResult?.isPass == true }).compactMap(\.outcomeAt).min() else {
      return false
    }
    return decisions.contains { decision in
      decision.gateResult?.choice == "recycle" && decision.outcomeAt.map { $0 > first } == true
    }
  }
}

extension ScopeDistance {
  /// What lies above `limit`, in words.
  fileprivate func excess(over limit: CreepGoesBackToTheGate.Limit) -> [String] {
    var parts: [String] = []
    if !growth.isAtMost(percent: limit.costPercent) { parts.append("\(growth)") }
    if let days, days > limit.days { parts.append("\(days) days") }
    if let most = limit.requirements, requirements > most { parts.append("\(requirements) requirements") }
    return parts
  }
}

extension Violation.Message {
  fileprivate static func crept(_ initiative: RecordID, _ parts: [String], with change: RecordID) -> Self {
    "\(initiative) has crept \(parts.joined(separator: ", ")) since its first baseline, with \(change)"
  }
  fileprivate static func recycle(_ initiative: RecordID) -> Self {
    "take it back through G2: folio gate open \(initiative) G2, with the choice recycle"
  }
}
