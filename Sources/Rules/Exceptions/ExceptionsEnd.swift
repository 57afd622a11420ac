import Calendars
import Governance
import JSON

/// An exception that is renewed again and again is a rule that should change.
///
/// The policy says how often an exception of its risk may be renewed, and how many days may lie between its first start
/// and its last expiry.
public struct ExceptionsEnd: Rule {
  public static let id = RuleID(code: "EXC-03", name: "exceptions-end")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.exceptionGrants.flatMap { grant -> [Violation] in
      let exception = grant.after
      var violations: [Violation] = []
      if let most = context.policy?.threshold("exception", exception.risk, "max_renewals"),
        exception.renewals.count > Int(most)
      {
        violations.append(
          violation(
            .renewedOften(exception.id, exception.renewals.count, Int(most)), in: grant.record, at: "/renewals",
            fix: .fixTheCause))
      }
      if let most = context.policy?.threshold("exception", exception.risk, "max_life_days"),
        let starts = exception.starts, let expires = exception.expiresOn,
        CivilDate.days(from: starts, to: expires) > Int(most)
      {
        violations.append(
          violation(
            .livesLong(exception.id, CivilDate.days(from: starts, to: expires), Int(most)), in: grant.record,
            at: "/expires_on", fix: .fixTheCause))
      }
      return violations
    }
  }
}

extension Violation.Message {
  fileprivate static func renewedOften(_ exception: RecordID, _ count: Int, _ most: Int) -> Self {
    "\(exception) cannot be renewed again: \(count) renewals, limit \(most)"
  }
  fileprivate static func livesLong(_ exception: RecordID, _ days: Int, _ most: Int) -> Self {
    "\(exception) cannot be renewed again: \(days) days in all, limit \(most)"
  }
  fileprivate static let fixTheCause: Self = "fix the cause, or change the standard by a change request"
}
