public import Calendars
public import Governance

/// What an emergency change still owes after it was applied, and since when that is overdue.
///
/// It is ratified by a change decision within the policy's 7 days, and reviewed (a completed `pir` review of it) within
/// 14, counted as exact days from `implemented_at`; the last second is in time. One that does not say when it was
/// applied is overdue from the start.
public struct OverdueEmergency: Sendable, Hashable {
  public enum Duty: String, Sendable, CaseIterable {
    case ratified, reviewed
  }

  public let change: RecordID
  public let duty: Duty
  /// The last instant at which it was in time.
  public let due: Instant

  /// What `change` owes at `time`, for a list of what is due and for the gates that it blocks.
  ///
  /// - Parameter review: the review that the change names as its `pir`.
  public static func all(of change: ChangeRequest, review: Review?, policy: Policy, at time: Instant) -> [Self] {
    guard change.type == "emergency", ["implemented", "ratified", "closed"].contains(change.status) else { return [] }
    let isReviewed = review?.type == "pir" && review?.subject == change.id && review?.status == "completed"
    let duties: [(Duty, isDone: Bool, days: Int64?)] = [
      (.ratified, change.status != "implemented", policy.threshold("change", "ratify_within_days")),
      (.reviewed, isReviewed, policy.threshold("change", "review_within_days")),
    ]
    return duties.compactMap { duty, isDone, days in
      let due = change.implementedAt.map { $0.adding(seconds: (days ?? 0).multipliedByDay) } ?? .distantPast
      return isDone || time <= due ? nil : Self(change: change.id, duty: duty, due: due)
    }
  }
}

extension Int64 {
  /// This many days in seconds, held at the edge of what fits.
  fileprivate var multipliedByDay: Int64 {
    let (seconds, isOverflow) = multipliedReportingOverflow(by: 86_400)
    return isOverflow ? .max : seconds
  }
}

extension LedgerState {
  /// What the emergency changes of `initiative`, its rollouts and the processes it lists owe at `time`, in order of id.
  ///
  /// They are found through `baseline.changes`, where applying a change lists it.
  public func overdueEmergencies(
    of initiative: Initiative, policy: Policy, at time: Instant
  ) throws -> [OverdueEmergency] {
    let others = try ["processes", "rollouts"].flatMap(initiative.fields.ids).compactMap { try record($0) }
    let applied = ([initiative.record] + others).flatMap { $0.baseline?.changes ?? [] }
    return try Set(applied).sorted().flatMap { id -> [OverdueEmergency] in
      guard let change = try record(id, as: ChangeRequest.self) else { return [] }
      let review = try record(change.review, as: Review.self)
      return OverdueEmergency.all(of: change, review: review, policy: policy, at: time)
    }
  }
}
