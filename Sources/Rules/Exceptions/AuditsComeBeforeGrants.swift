public import Calendars
public import Governance
import JSON

/// A forum that grants exceptions has looked at those that it granted.
///
/// For every quarter that is over and in which one of its exceptions was in force, a forum has a completed audit of its
/// exceptions by the last due day, counted from the quarter's end. When one is overdue, nothing is granted or renewed
/// there.
public struct AuditsComeBeforeGrants: Rule {
  public static let id = RuleID(code: "EXC-07", name: "audits-come-before-grants")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.exceptionGrants.flatMap { grant -> [Violation] in
      guard let forum = grant.after.forum else { return [] }
      return try Self.overdue(of: forum, in: context.before, context).map {
        violation(.overdue($0, forum), in: grant.record, at: "/forum", fix: .complete($0, forum))
      }
    }
  }

  /// The quarters of which the audit is overdue, oldest first.
  public static func overdue(
    of forum: RecordID, in state: any LedgerState, _ moment: some Moment
  ) throws -> [Quarter] {
    let grace = Self.grace(moment.policy)
    return try missing(of: forum, in: state, on: moment.today).filter {
      $0.lastDay.adding(days: grace) < moment.today
    }
  }

  /// How many days after a quarter its audit is due.
  public static func grace(_ policy: Policy?) -> Int {
    Int(policy?.threshold("exception", "audit_due_days") ?? 30)
  }

  /// The quarters that are over on `day` and have no completed audit, oldest first.
  public static func missing(of forum: RecordID, in state: any LedgerState, on day: CivilDate) throws -> [Quarter] {
    let exceptions = try state.grantedExceptions(of: forum)
    guard let first = exceptions.compactMap(\.starts).min() else { return [] }
    let audited = Set(
      try (state.record(forum, as: Forum.self)?.register.ids("audits") ?? [])
        .compactMap { try state.record($0, as: Review.self) }
        .filter { $0.type == "exception_audit" && $0.status == "completed" }.compactMap(\.period))
    var quarters: [Quarter] = []
    var quarter = first.quarter
    while quarter.lastDay < day {
      let wasInForce = exceptions.contains { $0.held(from: quarter.firstDay, to: quarter.lastDay) }
      if wasInForce && !audited.contains(quarter.description) { quarters.append(quarter) }
      quarter = quarter.adding(quarters: 1)
    }
    return quarters
  }
}

extension AuditsComeBeforeGrants: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let forum = record.of(Forum.self) else { return [] }
    return try Self.overdue(of: forum.id, in: state, context).map {
      context.violation(
        Self.id, .warn, .overdue($0, forum.id), in: record, at: "/register", fix: .complete($0, forum.id))
    }
  }
}

extension Violation.Message {
  fileprivate static func overdue(_ quarter: Quarter, _ forum: RecordID) -> Self {
    "Exception audit \(quarter.description) for \(forum) is overdue"
  }
  fileprivate static func complete(_ quarter: Quarter, _ forum: RecordID) -> Self {
    "complete it: folio audit exceptions --period \(quarter.description) --forum \(forum) --open, then folio review start and complete"
  }
}
