import Calendars
import Governance
import JSON

/// A wave starts only where the way back is known and was tried lately.
///
/// The rollout has a plan to go back, says how long that takes, and tried it no more days ago than the policy allows.
public struct WaysBackAreTried: WaveStartRule {
  public static let id = RuleID(code: "ROLL-10", name: "ways-back-are-tried")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    let rollout = step.rollout
    guard rollout.rollbackPlan != nil, rollout.rollbackLength != nil else {
      let missing = rollout.rollbackPlan == nil ? "plan" : "max_dur"
      return [WaveObjection(message: .none(rollout.id, missing), pointer: "/rollback", fix: .plan(rollout.id))]
    }
    let most = Int(context.policy?.threshold("rollout", "max_rehearsal_age_days") ?? 90)
    let last = rollout.rehearsedOn
    if let last, last <= context.today, CivilDate.days(from: last, to: context.today) <= most { return [] }
    return [
      WaveObjection(
        message: .stale(rollout.id, last, most), pointer: "/rollback/rehearsed_on", fix: .rehearse(rollout.id))
    ]
  }
}

extension Violation.Message {
  fileprivate static func none(_ rollout: RecordID, _ missing: String) -> Self {
    "\(rollout) has no way back: rollback.\(missing) is missing"
  }
  fileprivate static func plan(_ rollout: RecordID) -> Self {
    "say how to go back: folio rollout edit \(rollout) --set /rollback/plan=…  --set /rollback/max_dur=PT2H"
  }
  fileprivate static func stale(_ rollout: RecordID, _ last: CivilDate?, _ most: Int) -> Self {
    "\(rollout) rollback was \(last.map { "last rehearsed \($0)" } ?? "never rehearsed"), at most \(most) days ago is needed"
  }
  fileprivate static func rehearse(_ rollout: RecordID) -> Self {
    "rehearse it, and record the day: folio rollout edit \(rollout) --set /rollback/rehearsed_on=DATE"
  }
}
