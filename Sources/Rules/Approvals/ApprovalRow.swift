public import Governance

/// Which line of the policy's approval table a decision is taken on (DOMAIN.md §1.4).
public struct ApprovalRow: Sendable {
  /// `change-moderate`, as the policy calls it.
  public let name: String
  /// How many valid votes that are no abstentions it takes.
  public let minimum: Int
  /// The roles that must be held by distinct approvers.
  public let roles: [String]
  /// The share of approvals among approvals and rejections that it takes.
  public let share: (numerator: Int64, denominator: Int64)
  /// The roles whose veto rejects.
  public let vetoRoles: [String]

  /// - Parameter withRoles: false where agreement alone counts: holding, recycling and killing need no roles.
  public init(_ approval: Approval, withRoles: Bool = true) {
    name = approval.id
    minimum = approval.minimum
    roles = withRoles ? approval.roles : []
    share = approval.share
    vetoRoles = approval.vetoRoles
  }

  /// Whether a single valid rejection rejects.
  public var isUnanimous: Bool { share.numerator == share.denominator }

  /// Whether only members of the forum in charge may vote.
  public var needsBoardMembers: Bool { ["change-major", "portfolio", "policy", "exception-high"].contains(name) }
}

extension ApprovalRow {
  /// The row for `decision` on `subject`, or nothing when the two do not go together.
  ///
  /// - Parameter subject: as it stands when it is asked, since an emergency change that is implemented is ratified on
  ///   the row of its class.
  public init?(for decision: Decision, on subject: Record, policy: Policy) {
    guard let name = Self.name(for: decision, on: subject, policy), let approval = policy.approval(name) else {
      return nil
    }
    self.init(approval, withRoles: decision.gateResult.map(\.isPass) ?? true)
  }

  private static func name(for decision: Decision, on subject: Record, _ policy: Policy) -> String? {
    switch decision.type {
    case "gate": return subject.of(Initiative.self).map { gateRow($0, policy) }
    case "change": return subject.of(ChangeRequest.self).flatMap(changeRow)
    case "policy": return ["policy", "forum", "gatemodel"].contains(subject.kind.name) ? "policy" : nil
    case "metric": return subject.kind == Metric.kind ? "metric" : nil
    case "freeze": return subject.kind == Freeze.kind ? "freeze" : nil
    case "portfolio": return subject.kind == Portfolio.kind ? "portfolio" : nil
    case "freeze_override":
      return subject.of(ChangeRequest.self)?.type == "emergency" || subject.kind == Rollout.kind
        ? "freeze-override" : nil
    case "vary": return [Freeze.kind, Rollout.kind].contains(subject.kind) ? "vary" : nil
    case "exception": return subject.of(Exception.self).map { "exception-\($0.risk)" }
    default: return nil
    }
  }

  private static func changeRow(_ change: ChangeRequest) -> String? {
    if change.type == "emergency", change.implementedAt == nil { return "change-emergency" }
    return change.changeClass.map { "change-\($0.rawValue)" }
  }

  /// The tier that the budget falls in, by the policy's bounds.
  private static func gateRow(_ initiative: Initiative, _ policy: Policy) -> String {
    let total = initiative.budgetTotal ?? 0
    if let large = policy.threshold("gate", "tier_l_from"), total >= large { return "gate-l" }
    if let medium = policy.threshold("gate", "tier_m_from"), total >= medium { return "gate-m" }
    return "gate-s"
  }
}
