import Calendars
public import Governance
import JSON

/// A theme that is heard often enough is not settled locally: its process is reviewed.
///
/// It is loud at 50 in 4 weeks, or at twice its own mean of the 12 weeks before in each of 2 weeks (the policy's
/// `feedback`). A review of type process_review counts that was made since then, listed by the process or linked by the
/// theme, unless it was cancelled. Without one the theme is not closed, and after 7 days `folio due` lists it.
public struct LoudThemesAreReviewed: RecordRule {
  public static let id = RuleID(code: "FBK-02", name: "loud-themes-are-reviewed")

  /// How long it may take to open the review, in days at home.
  static let days = 7

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard let (before, after) = change.of(Feedback.self), after.status == "closed", before?.status != "closed",
      let volume = try unreviewed(after, in: context.after, context)
    else { return [] }
    return [violation(.loud(after.id, volume), in: change, at: "/status", fix: .schedule(after))]
  }

  private func unreviewed(
    _ feedback: Feedback, in state: any LedgerState, _ moment: some Moment
  ) throws -> ThemeVolume? {
    guard let policy = moment.policy, let volume = ThemeVolume(of: feedback, policy: policy) else { return nil }
    let listed = try state.record(feedback.process, as: Process.self)?.fields.ids("reviews") ?? []
    let isReviewed = try (listed + feedback.links).contains { id in
      guard let review = try state.record(id, as: Review.self), let made = review.fields.instant("created_at") else {
        return false
      }
      return review.type == "process_review" && review.status != "cancelled"
        && moment.home.day(of: made) >= volume.since
    }
    return isReviewed ? nil : volume
  }
}

extension LoudThemesAreReviewed: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let feedback = record.of(Feedback.self), feedback.status != "closed",
      let volume = try unreviewed(feedback, in: state, context),
      CivilDate.days(from: volume.reachedOn, to: context.today) > Self.days
    else { return [] }
    return [
      context.violation(
        Self.id, .warn, .loud(feedback.id, volume), in: record, at: "/counts", fix: .schedule(feedback),
        whoCan: feedback.owner.map { [$0] } ?? [])
    ]
  }
}

extension Violation.Message {
  fileprivate static func loud(_ feedback: RecordID, _ volume: ThemeVolume) -> Self {
    "\(feedback) needs a formal review (\(volume.count) lately)"
  }
  fileprivate static func schedule(_ feedback: Feedback) -> Self {
    "schedule it: folio review new --type process_review --subject \(feedback.process?.text ?? "PRC-…"), linked by \(feedback.id)"
  }
}
