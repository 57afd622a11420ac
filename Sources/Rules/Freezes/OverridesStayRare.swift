import Calendars
public import Governance
import JSON

/// Overrides of a freeze calendar stay few, and each is reviewed before the next.
///
/// More than three on one calendar within 90 days warn: the calendar itself needs a look. While an override on it has
/// no completed post-implementation review 14 days after it was decided, no other on that calendar is approved. A freeze
/// that was overridden stays on its calendar, where that counts.
public struct OverridesStayRare: StandingRule {
  public static let id = RuleID(code: "FREEZE-09", name: "overrides-stay-rare")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try counts(in: change, context) + moves(in: change)
  }

  private func moves(in change: CommitChange) -> [Violation] {
    change.all(Freeze.self).compactMap { record, before, after in
      guard let before, before.calendar != after.calendar, !before.overriddenBy.isEmpty else { return nil }
      return violation(
        .moved(before), in: record, at: "/calendar", fix: .stay(before.calendar, after.calendar))
    }
  }

  private func counts(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      guard after.type == "freeze_override", before?.isApproved != true, after.isApproved else { return [] }
      let freezes = try after.freezes.compactMap { try context.before.record($0, as: Freeze.self) }
      return try Set(freezes.map(\.calendar)).sorted().flatMap { calendar -> [Violation] in
        let earlier = try OverridesOfCalendar(calendar, in: context.before)
        let unreviewed = try earlier.unreviewed(context).map { override in
          violation(.unreviewed(override, calendar), in: record, at: "/freezes", fix: .review(override))
        }
        let count = earlier.count(since: context.today, context.policy) + 1
        let many = OverridesOfCalendar.isMany(count, context.policy)
        return unreviewed
          + (many
            ? [
              violation(
                .many(count, calendar, context.policy), in: record, at: "/freezes", fix: .lookAt(calendar),
                severity: .warn)
            ]
            : [])
      }
    }
  }

  /// Said of the first freeze of the calendar that was overridden.
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let freeze = record.of(Freeze.self), !freeze.overriddenBy.isEmpty else { return [] }
    let overrides = try OverridesOfCalendar(freeze.calendar, in: state)
    guard overrides.firstFreeze == freeze.id else { return [] }
    let count = overrides.count(since: context.today, context.policy)
    guard OverridesOfCalendar.isMany(count, context.policy) else { return [] }
    return [
      context.violation(
        Self.id, .warn, .many(count, freeze.calendar, context.policy), in: record, at: "/overridden_by",
        fix: .lookAt(freeze.calendar))
    ]
  }
}

/// The overrides that were approved for freezes of one calendar, as a state has them.
private struct OverridesOfCalendar {
  /// With the day on which each was approved, in order of id.
  let overrides: [(decision: Decision, on: Instant)]
  let firstFreeze: RecordID?

  init(_ calendar: String, in state: any LedgerState) throws {
    let freezes = try state.all(Freeze.self).filter { $0.calendar == calendar && !$0.overriddenBy.isEmpty }
    firstFreeze = freezes.first?.id
    overrides = try Set(freezes.flatMap(\.overriddenBy)).sorted().compactMap { id in
      guard let decision = try state.record(id, as: Decision.self), let at = decision.outcomeAt else { return nil }
      return (decision, at)
    }
  }

  func count(since today: CivilDate, _ policy: Policy?) -> Int {
    let first = today.adding(days: -Self.window(policy))
    return overrides.count { Zone.utc.civil(at: $0.on).date > first }
  }

  /// In how many days they are counted.
  static func window(_ policy: Policy?) -> Int { Int(policy?.threshold("freeze_override", "window_days") ?? 90) }

  static func isMany(_ count: Int, _ policy: Policy?) -> Bool {
    count > Int(policy?.threshold("freeze_override", "max_per_calendar") ?? 3)
  }

  /// Those whose review should be completed by now and is not.
  func unreviewed(_ context: RuleContext) throws -> [RecordID] {
    let days = Int64(context.policy?.threshold("change", "review_within_days") ?? 14)
    let late = overrides.filter { context.time > $0.on.adding(seconds: days * 86_400) }
    return try late.filter { try !isReviewed($0.decision, since: $0.on, context) }.map(\.decision.id)
  }

  /// Whether what went through under `override` was reviewed: the change names its review, a rollout's stands in the
  /// register of the change board.
  private func isReviewed(_ override: Decision, since: Instant, _ context: RuleContext) throws -> Bool {
    guard let subject = override.subject else { return false }
    let named = try context.before.record(subject, as: ChangeRequest.self)?.review.map { [$0] }
    let listed = try context.before.record(context.policy?.changeBoard, as: Forum.self)?.register.ids("audits")
    return try (named ?? listed ?? []).contains { id in
      guard let review = try context.before.record(id, as: Review.self) else { return false }
      return review.type == "pir" && review.subject == subject && review.status == "completed"
        && (named != nil || review.fields.instant("created_at").map { $0 >= since } == true)
    }
  }
}

extension Violation.Message {
  fileprivate static func many(_ count: Int, _ calendar: String, _ policy: Policy?) -> Self {
    "\(count) overrides on \(calendar) in \(OverridesOfCalendar.window(policy)) days"
  }
  fileprivate static func unreviewed(_ override: RecordID, _ calendar: String) -> Self {
    "\(override), the override before on \(calendar), has not been reviewed"
  }
  fileprivate static func moved(_ freeze: Freeze) -> Self {
    "\(freeze.id) was overridden by \(freeze.overriddenBy.map(\.text).joined(separator: ", ")), which counts on \(freeze.calendar)"
  }
  fileprivate static func stay(_ old: String, _ new: String) -> Self {
    "leave it on \(old); for \(new) declare another: folio freeze new --set calendar=\(new)"
  }
  fileprivate static func lookAt(_ calendar: String) -> Self {
    "review the calendar: folio escalation new, and folio freeze list --where calendar=\(calendar)"
  }
  fileprivate static func review(_ override: RecordID) -> Self {
    "complete the post-implementation review of what \(override) let through: folio review new --type pir"
  }
}
