import Calendars
import Governance
import JSON

/// Nobody gets more alerts than they can answer, and none twice.
///
/// Said when an alert is opened for somebody who then has more open alerts than the policy allows, or within the policy's
/// cooldown of an open alert with the same `dedup_key`, which it should be merged into. Open alerts are found on the
/// forums' registers.
public struct AlertsStayFew: Rule {
  public static let id = RuleID(code: "FBK-04", name: "alerts-stay-few")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let opened = change.all(Escalation.self).filter { $0.before == nil && $0.after.type == "alert" && $0.after.isOpen }
    guard !opened.isEmpty else { return [] }
    let open = try openAlerts(context)
    return opened.flatMap { record, _, alert -> [Violation] in
      let others = open.filter { $0.id != alert.id }
      return [overBudget(alert, others, record, context), repeated(alert, others, record, context)].compactMap { $0 }
    }
  }

  private func openAlerts(_ context: RuleContext) throws -> [Escalation] {
    let listed = try context.after.all(Forum.self).flatMap { $0.register.ids("alerts") }
    return try Set(listed).sorted().compactMap { try context.after.record($0, as: Escalation.self) }
      .filter { $0.isOpen && $0.type == "alert" }
  }

  private func overBudget(
    _ alert: Escalation, _ others: [Escalation], _ record: RecordChange, _ context: RuleContext
  ) -> Violation? {
    guard let owner = alert.owner else { return nil }
    let count = others.count { $0.owner == owner } + 1
    guard count > Int(context.policy?.threshold("alert", "max_open_per_owner") ?? 10) else { return nil }
    return violation(.usedUp(owner, count), in: record, at: "/owner", fix: .spread, severity: .warn)
  }

  private func repeated(
    _ alert: Escalation, _ others: [Escalation], _ record: RecordChange, _ context: RuleContext
  ) -> Violation? {
    let cooldown = context.policy?.text("alert", "cooldown").flatMap { CalendarDuration($0) }?.approximateSeconds
    guard let key = alert.deduplicationKey, let at = alert.openedAt else { return nil }
    let first = others.first { other in
      guard other.deduplicationKey == key, let before = other.openedAt else { return false }
      return abs(before.seconds(to: at)) < cooldown ?? 86_400
    }
    return first.map {
      violation(.repeated(alert.id, $0.id), in: record, at: "/dedup_key", fix: .merge($0.id), severity: .warn)
    }
  }
}

extension Violation.Message {
  fileprivate static func usedUp(_ owner: RecordID, _ count: Int) -> Self {
    "Alert budget of \(owner) is used up: \(count) are open"
  }
  fileprivate static let spread: Self = "raise thresholds or add owners"
  fileprivate static func repeated(_ alert: RecordID, _ first: RecordID) -> Self {
    "\(alert) repeats \(first) within the cooldown"
  }
  fileprivate static func merge(_ first: RecordID) -> Self { "add what is new to \(first) instead" }
}
