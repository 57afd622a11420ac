import Calendars
import Governance

/// Where windows say when something is allowed, it happens inside one of them.
///
/// One window that allows is enough, and it must hold all of the time that the action takes. A window that allows never
/// opens what another one denies.
public struct AllowedTimesBound: Rule {
  public static let id = RuleID(code: "FREEZE-03", name: "allowed-times-bound")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.freezeAnswers().flatMap { answer in
      answer.findings.compactMap { finding -> Violation? in
        guard case .outsideOfAllowed(let windows) = finding else { return nil }
        return violation(
          .notAllowed(answer.act, windows), in: answer.act.record, at: answer.act.pointer, fix: .wait(answer))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func notAllowed(_ act: FreezableAct, _ windows: [String]) -> Self {
    "\(act.action.kind.rawValue) is allowed only in \(windows.joined(separator: ", "))"
  }
  fileprivate static func wait(_ answer: FreezeAnswer) -> Self {
    "next slot \(answer.nextOpening.map { "\($0)" } ?? "not within 400 days")"
  }
}
