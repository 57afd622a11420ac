import Calendars
import Governance
import JSON

/// The riskier an exception, the shorter each of its terms.
///
/// A term is the days from the start to the expiry; that of a renewal runs from the expiry before it. The policy says
/// how many days a low, a medium and a high risk may have.
public struct TermsFitTheRisk: Rule {
  public static let id = RuleID(code: "EXC-02", name: "terms-fit-the-risk")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.all(Exception.self).compactMap { record, before, after in
      guard let term = term(of: after, since: before),
        let limit = context.policy?.threshold("exception", after.risk, "max_term_days"), term > Int(limit)
      else { return nil }
      return violation(
        .tooLong(after.id, term, Int(limit)), in: record, at: "/expires_on", fix: .shorten(after.risk, Int(limit)))
    }
  }

  /// The days of the term that is asked for or granted; nil when the commit does neither.
  private func term(of after: Exception, since before: Exception?) -> Int? {
    guard let starts = after.starts, let expires = after.expiresOn else { return nil }
    if before?.isGranted == true {
      guard let last = before?.expiresOn, last != expires else { return nil }
      return CivilDate.days(from: last, to: expires)
    }
    guard ["submitted", "approved", "exempt"].contains(after.status), before?.record != after.record else { return nil }
    return CivilDate.days(from: starts, to: expires)
  }
}

extension Violation.Message {
  fileprivate static func tooLong(_ exception: RecordID, _ days: Int, _ limit: Int) -> Self {
    "\(exception): \(days) days, limit \(limit)"
  }
  fileprivate static func shorten(_ risk: String, _ limit: Int) -> Self {
    "shorten the term; risk \(risk) takes at most \(limit) days a grant"
  }
}
