import Calendars
import Governance

/// While a soft freeze is on, what it denies happens only where it is exempt.
///
/// Exempt are standard changes whose template says so, what an exception in force covers that the commit names, and
/// emergencies under an override.
public struct SoftFreezesHold: Rule {
  public static let id = RuleID(code: "FREEZE-02", name: "soft-freezes-hold")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.freezeAnswers().flatMap { answer in
      try answer.findings.compactMap { finding -> Violation? in
        guard case .softFreeze(let active) = finding else { return nil }
        return try frozen(answer, active, .frozen(answer.act, active), context)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func frozen(_ act: FreezableAct, _ active: [FreezeFinding.Active]) -> Self {
    "\(act.action.kind.rawValue) is in soft freeze \(Self.windows(active))"
  }
}
