import Calendars
import Governance
import JSON

/// A wave starts at its planned time, or within the day after it.
///
/// `started_at` is not before the planned start and less than 24 hours after it: what was announced stays true.
public struct WavesStartAsPlanned: WaveStartRule {
  public static let id = RuleID(code: "ROLL-02", name: "waves-start-as-planned")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    guard let planned = try context.plannedStart(of: step.after), let started = step.after.startedAt else {
      return [WaveObjection(message: .unsaid(step.name), pointer: step.pointer("started_at"), fix: .start(step.name))]
    }
    // The time that the commit claims counts, and the moment at which it is judged.
    let moments = [started, context.time]
    if moments.contains(where: { $0 < planned }) {
      return [
        WaveObjection(message: .early(step.name, planned), pointer: step.pointer("started_at"), fix: .wait(planned))
      ]
    }
    guard moments.contains(where: { $0 >= planned.adding(seconds: 86_400) }) else { return [] }
    return [WaveObjection(message: .late(step.name, planned), pointer: step.pointer("started_at"), fix: .plan(step))]
  }
}

extension Violation.Message {
  fileprivate static func unsaid(_ wave: String) -> Self { "\(wave) starts and does not say when" }
  fileprivate static func start(_ wave: String) -> Self { "folio rollout start \(wave) writes it" }
  fileprivate static func early(_ wave: String, _ planned: Instant) -> Self { "\(wave) is planned for \(planned)" }
  fileprivate static func late(_ wave: String, _ planned: Instant) -> Self {
    "\(wave) was planned for \(planned), 24 hours ago or more"
  }
  fileprivate static func wait(_ planned: Instant) -> Self { "wait until \(planned), or plan the wave anew" }
  fileprivate static func plan(_ step: WaveStep) -> Self {
    "plan it anew, so that notices stay true: folio rollout schedule \(step.rollout.id)"
  }
}
