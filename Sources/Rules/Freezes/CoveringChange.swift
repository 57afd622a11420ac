public import Calendars
public import Governance

/// A change of the ledger that work elsewhere relies on, a push to a repository of code for instance.
///
/// It covers work while it is approved and in date and takes effect wherever the work does. A dimension that its
/// `affects` leaves out means anywhere, as its schema says; a change without `affects` says nothing of where, and covers
/// nothing that is somewhere.
public struct CoveringChange {
  public enum Objection: Hashable, Sendable {
    case notApproved(status: String)
    /// It could be used until this day began.
    case outOfDate(CivilDate)
    case elsewhere
  }

  public let change: ChangeRequest
  let state: any LedgerState
  let home: HomeCalendar

  public init(_ change: ChangeRequest, in state: any LedgerState, home: HomeCalendar) {
    self.change = change
    self.state = state
    self.home = home
  }

  /// Why it does not cover work in `scope` at `time`; nothing when it does.
  public func objection(to scope: FreezeScope, at time: Instant) -> Objection? {
    guard ["approved", "approved_emergency", "implemented"].contains(change.status) else {
      return .notApproved(status: change.status)
    }
    if let useBy = change.useBy, time >= home.start(of: useBy) { return .outOfDate(useBy) }
    let affected = change.fields.object("affects").map { FreezeScope(of: $0) }
    let covers = affected.map { $0.includes(scope) } ?? (scope == FreezeScope())
    return covers ? nil : .elsewhere
  }

  /// What `timeline` says to work under this change: through the first of its overrides that opens every window that
  /// denies, past soft windows where it is an exempt standard change or one of `exceptions` is in force for it.
  ///
  /// - Throws: what reading the state threw.
  public func verdict(
    of timeline: FreezeTimeline, at time: Instant, relyingOn exceptions: [RecordID] = []
  ) throws -> FreezeVerdict {
    let policy = try state.record(Policy.id, as: Policy.self)
    let template = change.type == "standard" ? change.template.flatMap { policy?.standardChange($0) } : nil
    let isExempt = try template?.isFreezeExempt == true || exceptions.contains { try isWaived(by: $0, at: time) }
    let overrides = try overrides(policy)
    let asked = ([nil] + overrides).map { timeline.verdict(at: time, under: $0, isExempt: isExempt) }
    // Without an override, with the first that opens everything, or with the first that fails.
    return asked.first { !$0.isRefused } ?? asked.dropFirst().first ?? asked[0]
  }

  /// Whether an exception from FREEZE-02 is in force for it.
  private func isWaived(by id: RecordID, at time: Instant) throws -> Bool {
    guard let exception = try state.record(id, as: Exception.self), exception.against == SoftFreezesHold.id.code,
      exception.isInForce(on: home.day(of: time))
    else { return false }
    let target = try change.target.flatMap { try state.record($0) }
    return ([change.record] + [target].compactMap { $0 }).contains(where: exception.scope.covers)
  }

  /// The approved overrides that were decided on it; an emergency alone has any.
  private func overrides(_ policy: Policy?) throws -> [FreezeOverride] {
    guard change.type == "emergency" else { return [] }
    let ids = try Set(state.all(Freeze.self).flatMap(\.overriddenBy)).sorted()
    return try ids.map { NamedOverride($0, decision: try state.record($0, as: Decision.self), policy: policy) }
      .filter { $0.isApproved && $0.decision?.subject == change.id && $0.decision?.wave == nil }
      .compactMap(\.window)
  }
}
