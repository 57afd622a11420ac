import Calendars
import Governance
import JSON

/// What begins has settled before it may not be touched any more.
///
/// A wave does not start where a freeze that denies waves begins during its cutover, or a hard one before it has soaked;
/// the latter unless the policy switches the settle rule off.
public struct WavesSettleBeforeFreezes: Rule {
  public static let id = RuleID(code: "FREEZE-08", name: "waves-settle-before-freezes")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.freezeAnswers().flatMap { answer in
      answer.findings.compactMap { finding -> Violation? in
        guard case .unsettled(let coming, let startBy) = finding else { return nil }
        return violation(
          .unsettled(answer.act, coming), in: answer.act.record, at: answer.act.pointer,
          fix: .start(by: startBy, answer))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func unsettled(_ act: FreezableAct, _ coming: [FreezeFinding.Coming]) -> Self {
    let freezes = coming.map { "\($0.window) begins at \($0.from)" }.joined(separator: " and ")
    return "\(act.part ?? act.action.kind.rawValue) would still be settling when \(freezes)"
  }
  fileprivate static func start(by last: Instant, _ answer: FreezeAnswer) -> Self {
    "start by \(last)\(answer.nextOpening.map { ", or after \($0)" } ?? "")"
  }
}
