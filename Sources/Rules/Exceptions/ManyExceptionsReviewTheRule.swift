import Governance
import JSON

/// When many things are excepted from one control, the control is what needs a look.
///
/// A grant that brings the exceptions in force against one control or rule above the policy's number warns; while a
/// review of the process concerned is overdue, the next grant is refused.
public struct ManyExceptionsReviewTheRule: Rule {
  public static let id = RuleID(code: "EXC-08", name: "many-exceptions-review-the-rule")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.exceptionGrants.compactMap { grant in
      let against = grant.after.against
      let most = Int(context.policy?.threshold("exception", "max_in_force_per_control") ?? 5)
      let others = try context.before.grantedExceptions().filter {
        $0.id != grant.after.id && $0.against == against && $0.isInForce(on: context.today)
      }
      let count = others.count + 1
      guard count > most else { return nil }
      let overdue = try overdueReview(of: against, context)
      return violation(
        .many(count, against, overdue), in: grant.record, at: "/against", fix: .review(against),
        severity: overdue == nil ? .warn : .block)
    }
  }

  /// A review of the process that a control belongs to which should be over by now.
  private func overdueReview(of against: String, _ context: RuleContext) throws -> RecordID? {
    guard let process = RecordID(String(against.prefix { $0 != "#" })),
      let record = try context.before.record(process, as: Process.self)
    else { return nil }
    return try record.fields.ids("reviews").compactMap { try context.before.record($0, as: Review.self) }
      .first { review in
        review.type == "process_review" && !["completed", "cancelled"].contains(review.status)
          && review.dueOn.map { context.today > $0 } == true
      }?.id
  }
}

extension Violation.Message {
  fileprivate static func many(_ count: Int, _ against: String, _ overdue: RecordID?) -> Self {
    "\(count) exceptions against \(against)" + (overdue.map { ", and \($0), its review, is overdue" } ?? "")
  }
  fileprivate static func review(_ against: String) -> Self {
    "review the standard itself within 30 days: folio review new --type process_review --subject \(String(against.prefix { $0 != "#" }))"
  }

  fileprivate static func + (left: Self, right: String) -> Self { Self(left.description + right) }
}
