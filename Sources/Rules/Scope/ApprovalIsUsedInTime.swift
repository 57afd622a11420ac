public import Calendars
public import Governance
import JSON

/// An approval is used before its last day has come, and once.
///
/// When a change is approved, `use_by` is set to the home date of the decision's `outcome_at` plus the policy's days;
/// from 00:00 of that day at home the change can no longer be applied. A standard change ends with its template
/// (SCOPE-09). Applying it writes `implemented_at`, which nothing else writes or moves, and which the deadlines of
/// emergency changes count from. A receiving server asks at its own clock as well.
public struct ApprovalIsUsedInTime: Rule {
  public static let id = RuleID(code: "SCOPE-04", name: "approval-is-used-in-time")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applied = change.applications
    return try change.all(ChangeRequest.self).flatMap { record, before, after -> [Violation] in
      let application = applied.first { $0.record.id == record.id }
      return try term(of: record, before, after, context)
        + implementation(of: record, before, after, isApplied: application != nil)
        + (application.map { try use($0, context) } ?? [])
    }
  }

  /// The use of an approval that has run out or was used.
  private func use(_ application: ChangeApplication, _ context: RuleContext) throws -> [Violation] {
    guard let approved = application.before else { return [] }
    let target = try context.before.record(application.after.target ?? approved.id)
    if approved.implementedAt != nil || target?.baseline?.changes.contains(approved.id) == true {
      return [
        violation(
          .usedBefore(approved), in: application.record, at: .root.appending("status"), fix: .copy(approved.id))
      ]
    }
    guard let useBy = try approved.useBy ?? derivedUseBy(of: approved, in: context.before, context),
      context.time >= context.home.start(of: useBy)
    else { return [] }
    return [
      violation(
        .tooLate(approved.id, useBy, context.home.start(of: useBy)), in: application.record,
        at: .root.appending("use_by"), fix: .copy(approved.id))
    ]
  }

  /// `use_by` when the approval is given, and whenever it is written afterwards.
  private func term(
    of record: RecordChange, _ before: ChangeRequest?, _ after: ChangeRequest, _ context: RuleContext
  ) throws -> [Violation] {
    let isApproval = after.isApproved && before?.isApproved != true
    let isMoved = before?.hasBeenApproved == true && before?.useBy != after.useBy
    guard isApproval || isMoved, after.type != "standard",
      let expected = try derivedUseBy(of: after, in: context.after, context), after.useBy != expected
    else { return [] }
    return [
      violation(.wrongTerm(after, expected), in: record, at: .root.appending("use_by"), fix: .closingWrites(after))
    ]
  }

  private func implementation(
    of record: RecordChange, _ before: ChangeRequest?, _ after: ChangeRequest, isApplied: Bool
  ) -> [Violation] {
    let isMissing = isApplied && after.implementedAt == nil
    let isStray = !isApplied && before?.implementedAt != after.implementedAt
    guard isMissing || isStray else { return [] }
    return [
      violation(
        isMissing ? .unrecorded(after.id) : .strayRecord(after.id), in: record, at: .root.appending("implemented_at"),
        fix: .applyWrites(after.id))
    ]
  }

  private func derivedUseBy(
    of change: ChangeRequest, in state: any LedgerState, _ context: RuleContext
  ) throws -> CivilDate? {
    guard let policy = context.policy, let decision = try state.record(change.decision, as: Decision.self),
      let outcomeAt = decision.outcomeAt
    else { return nil }
    return context.home.useBy(decidedAt: outcomeAt, policy)
  }
}

extension HomeCalendar {
  /// The first day on which what was approved at `instant` may no longer be applied.
  public func useBy(decidedAt instant: Instant, _ policy: Policy) -> CivilDate {
    day(of: instant).adding(days: Int(policy.threshold("change", "use_by_days") ?? 0))
  }
}

extension Violation.Message {
  fileprivate static func tooLate(_ change: RecordID, _ useBy: CivilDate, _ end: Instant) -> Self {
    "\(change) may no longer be used: its approval ended on \(useBy) (\(end))"
  }
  fileprivate static func usedBefore(_ change: ChangeRequest) -> Self {
    let at = change.implementedAt.map { " at \($0)" } ?? ""
    return "\(change.id) may no longer be used: it was implemented before\(at)"
  }
  fileprivate static func wrongTerm(_ change: ChangeRequest, _ expected: CivilDate) -> Self {
    "\(change.id) may be used until before \(expected), not \(change.useBy?.description ?? "without end")"
  }
  fileprivate static func unrecorded(_ change: RecordID) -> Self { "\(change) does not say when it was implemented" }
  fileprivate static func strayRecord(_ change: RecordID) -> Self {
    "only applying \(change) says when it was implemented"
  }
  fileprivate static func copy(_ change: RecordID) -> Self { "folio change new --from \(change), and get it approved" }
  fileprivate static func closingWrites(_ change: ChangeRequest) -> Self {
    "folio decision close \(change.decision?.text ?? "DEC") writes it"
  }
  fileprivate static func applyWrites(_ change: RecordID) -> Self { "folio change apply \(change) writes it" }
}
