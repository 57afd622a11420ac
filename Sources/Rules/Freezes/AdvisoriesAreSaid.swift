import Calendars
import Governance

/// Whoever acts in a window that advises care is told so.
public struct AdvisoriesAreSaid: Rule {
  public static let id = RuleID(code: "FREEZE-04", name: "advisories-are-said")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.freezeAnswers().flatMap { answer in
      try answer.findings.flatMap { finding -> [Violation] in
        guard case .advised(let windows) = finding else { return [] }
        return try windows.map { window in
          let title = try context.after.record(RecordID(window.window), as: Freeze.self)?.record.title ?? ""
          return violation(
            .advised(answer.act, window, title), in: answer.act.record, at: answer.act.pointer, fix: .none,
            severity: .warn)
        }
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func advised(_ act: FreezableAct, _ window: FreezeFinding.Active, _ title: String) -> Self {
    "\(Self.windows([window])) advises care with \(act.action.kind.rawValue): \(title)"
  }
  fileprivate static let none: Self = "none needed"
}
