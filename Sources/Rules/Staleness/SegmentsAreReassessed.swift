public import Calendars
public import Governance
import JSON

/// What is known of customers is looked at again every year.
///
/// An active segment was last reassessed at most 365 days ago; `folio due` and `folio check --all` list one that was not.
/// While there is one, no cycle locks its weights.
public struct SegmentsAreReassessed: StandingRule {
  public static let id = RuleID(code: "STALE-01", name: "segments-are-reassessed")

  public static let days = 365

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Portfolio.self).flatMap { record, before, after -> [Violation] in
      guard before?.isLocked != true, after.status == "weights_locked" else { return [] }
      return try context.before.all(Segment.self).filter { $0.isStale(on: context.today) }.map {
        violation(
          .stale($0, on: context.today), in: record, at: "/status", fix: .reassess($0.id),
          whoCan: [$0.record.owner].compactMap { $0 })
      }
    }
  }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let segment = record.of(Segment.self), segment.isStale(on: context.today) else { return [] }
    return [
      context.violation(
        Self.id, .block, .stale(segment, on: context.today), in: record, at: "/reassessed_on",
        fix: .reassess(segment.id),
        whoCan: [record.owner].compactMap { $0 })
    ]
  }
}

extension Segment {
  /// The day on which its size, tier and priority were last looked at.
  public var reassessedOn: CivilDate? { fields.date("reassessed_on") }

  fileprivate func isStale(on day: CivilDate) -> Bool {
    guard status == "active" else { return false }
    return reassessedOn.map { CivilDate.days(from: $0, to: day) > SegmentsAreReassessed.days } ?? true
  }
}

extension Violation.Message {
  fileprivate static func stale(_ segment: Segment, on day: CivilDate) -> Self {
    guard let last = segment.reassessedOn else { return "\(segment.id) was never reassessed" }
    return "\(segment.id) was last reassessed \(last), \(CivilDate.days(from: last, to: day)) days ago"
  }
  fileprivate static func reassess(_ segment: RecordID) -> Self {
    "review it (folio review new --set type=segment_reassessment --set subject=\(segment)), then folio segment edit \(segment) --set reassessed_on=DAY"
  }
}
