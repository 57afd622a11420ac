import Governance
import JSON

/// An exception is granted and renewed before it expires, renewed by a decision and after a review of how it went.
///
/// A renewal is made on a day before the expiry, by a decision about the exception that closed as approved after the
/// last grant, and names a completed review of the exception, or audit of its forum's exceptions, that was due since then.
public struct RenewalsComeInTime: Rule {
  public static let id = RuleID(code: "EXC-04", name: "renewals-come-in-time")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.exceptionGrants.flatMap { grant -> [Violation] in
      guard let before = grant.before, before.isGranted, let expires = before.expiresOn else {
        guard let expires = grant.after.expiresOn, context.today >= expires else { return [] }
        return [
          violation(.expired(grant.after.id, "\(expires)"), in: grant.record, at: "/expires_on", fix: .submitNew)
        ]
      }
      if context.today >= expires {
        return [
          violation(.expired(before.id, "\(expires)"), in: grant.record, at: "/expires_on", fix: .submitNew)
        ]
      }
      guard let renewal = grant.renewal else {
        return [violation(.unrecorded(before.id), in: grant.record, at: "/renewals", fix: .renew(before.id))]
      }
      var violations: [Violation] = []
      let last = before.renewals.last?.on ?? before.starts
      let decision = try context.before.record(renewal.decision, as: Decision.self)
      let isDecided =
        decision.map { decision in
          decision.isApproved && decision.type == "exception" && decision.subject == before.id
            && decision.outcomeAt.map { context.home.day(of: $0) >= last ?? expires } == true
        } ?? false
      if !isDecided {
        violations.append(
          violation(.undecided(before.id), in: grant.record, at: "/renewals", fix: .decide(before.id)))
      }
      let review = try context.before.record(renewal.review, as: Review.self)
      let isReviewed =
        review.map { review in
          review.status == "completed"
            && (review.subject == before.id || review.type == "exception_audit" && review.forum == before.forum)
            && review.dueOn.map { $0 >= last ?? expires } == true
        } ?? false
      if !isReviewed {
        violations.append(
          violation(.unreviewed(before.id), in: grant.record, at: "/renewals", fix: .review(before)))
      }
      return violations
    }
  }
}

extension Violation.Message {
  fileprivate static func expired(_ exception: RecordID, _ day: String) -> Self { "\(exception) expired on \(day)" }
  fileprivate static let submitNew: Self = "submit a new exception: folio exception new"
  fileprivate static func unrecorded(_ exception: RecordID) -> Self {
    "\(exception) changes its expiry without a renewal"
  }
  fileprivate static func renew(_ exception: RecordID) -> Self { "folio exception renew \(exception)" }
  fileprivate static func undecided(_ exception: RecordID) -> Self {
    "\(exception) is renewed, and no approved decision since its last grant says so"
  }
  fileprivate static func decide(_ exception: RecordID) -> Self {
    "put it to the vote: folio decision new --subject \(exception) --touch /expires_on=DATE"
  }
  fileprivate static func unreviewed(_ exception: RecordID) -> Self {
    "\(exception) is renewed, and no completed review since its last grant is named"
  }
  fileprivate static func review(_ exception: Exception) -> Self {
    "complete a review of \(exception.id) or the audit of \(exception.forum?.text ?? "its forum"), and name it with --review"
  }
}
