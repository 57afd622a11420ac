import Calendars
import Governance
import JSON

/// Who must know of a wave was told long enough before it starts.
///
/// Every notice that the wave requires went out by its lead before the planned start, counted on the wave's clocks: the
/// notice's own lead or the policy's for its audience, whichever is longer.
public struct NoticesGoOutInTime: WaveStartRule {
  public static let id = RuleID(code: "COMM-01", name: "notices-go-out-in-time")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    guard let start = try context.plannedStart(of: step.after) else { return [] }
    let zone = try context.zone(of: step.after)
    return step.after.notices.filter(\.isRequired).compactMap { notice in
      let leads = [notice.lead, context.leastLead(to: notice.audience)].compactMap { $0 }
      let due = leads.map { zone.instant($0, before: start) }.min() ?? start
      if let sent = notice.sentAt, sent <= due { return nil }
      return WaveObjection(
        message: .late(step.name, notice, due), pointer: step.pointer("comms", notice.id), fix: .move(step))
    }
  }
}

extension RuleContext {
  /// How long before a wave the policy wants `audience` to be told.
  fileprivate func leastLead(to audience: String) -> CalendarDuration? {
    policy?.text("rollout", "notice_lead", audience).flatMap { CalendarDuration($0) }
  }
}

extension Violation.Message {
  fileprivate static func late(_ wave: String, _ notice: WaveNotice, _ due: Instant) -> Self {
    notice.sentAt.map { "\(notice.id) of \(wave) had to go out by \(due), and went out at \($0)" }
      ?? "\(notice.id) of \(wave) must go out by \(due)"
  }
  fileprivate static func move(_ step: WaveStep) -> Self {
    "send it in time, or move the wave: folio rollout schedule \(step.rollout.id)"
  }
}
