import Calendars
import Governance
import JSON

/// Whoever relies on an exception relies on one that is in force, for what it is for.
///
/// Every exception that a commit names is granted, has started and has not expired on the day of the commit, and what
/// it is for is among what the commit changes.
public struct RelianceNeedsForce: Rule {
  public static let id = RuleID(code: "EXC-05", name: "reliance-needs-force")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.facts.trailers.exceptions.compactMap { id in
      guard let reason = try reason(against: id, change, context) else { return nil }
      return violation(.notInForce(id, reason), by: change.facts, fix: .renewOrComply)
    }
  }

  private func reason(against id: RecordID, _ change: CommitChange, _ context: RuleContext) throws -> String? {
    guard let exception = try context.before.record(id, as: Exception.self) else { return "there is no such exception" }
    guard exception.isGranted else { return "it is \(exception.status)" }
    if let starts = exception.starts, context.today < starts { return "it starts on \(starts.description)" }
    if let expires = exception.expiresOn, context.today >= expires { return "it expired on \(expires.description)" }
    let touched = try change.records.flatMap { record -> [Record] in
      let others = [record.after.of(Decision.self)?.subject, record.after.of(ChangeRequest.self)?.target]
      return try [record.after] + others.compactMap { try $0.flatMap { try context.after.record($0) } }
    }
    return touched.contains(where: exception.scope.covers) ? nil : "nothing in this commit is in its scope"
  }
}

extension Violation.Message {
  fileprivate static func notInForce(_ exception: RecordID, _ reason: String) -> Self {
    "\(exception) is not in force (\(reason))"
  }
  fileprivate static let renewOrComply: Self =
    "renew in time or comply; folio exception register lists what is in force"
}
