public import Calendars
public import Governance
import JSON

/// A forum that grants exceptions has looked at those that it granted.
///
/// For every quarter that is over and in which one of its exceptions was in force, a forum has a completed audit of its
/// exceptions by the last due day, counted from the quarter's end. When one is overdue, nothing is granted or renewed
/// there. An audit is completed once its period is over, has looked at something where there was something to look at, and
/// keeps the population and the sample with which it began.
public struct AuditsComeBeforeGrants: Rule {
  public static let id = RuleID(code: "EXC-07", name: "audits-come-before-grants")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try audits(in: change, context)
      + change.exceptionGrants.flatMap { grant -> [Violation] in
        guard let forum = grant.after.forum else { return [] }
        return try Self.overdue(of: forum, in: context.before, context).map {
          violation(.overdue($0, forum), in: grant.record, at: "/forum", fix: .complete($0, forum))
        }
      }
  }

  /// What is wrong with audits that go on or end.
  private func audits(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Review.self).flatMap { record, before, after -> [Violation] in
      guard after.type == "exception_audit", let before else { return [] }
      var faults: [(String, Violation.Message)] = []
      if before.status == "in_progress" {
        faults += ["population", "sample", "period", "forum"].filter { before.fields[$0] != after.fields[$0] }
          .map { ($0, .redrawn(after.id, $0)) }
      }
      if before.status != "completed", after.status == "completed", let period = after.period.flatMap({ Period($0) }) {
        if period.lastDay >= context.today { faults.append(("period", .notOver(period.description))) }
        let wereInForce = try after.forum.map { forum in
          try context.before.grantedExceptions(of: forum).contains {
            $0.held(from: period.firstDay, to: period.lastDay)
          }
        }
        if wereInForce == true, after.sample.isEmpty { faults.append(("sample", .emptySample(after.id))) }
      }
      return faults.map { violation($1, in: record, at: JSONPointer.root.appending($0), fix: .openAnother(after)) }
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
  fileprivate static func redrawn(_ review: RecordID, _ field: String) -> Self {
    "\(review) has begun with another \(field)"
  }
  fileprivate static func notOver(_ period: String) -> Self { "\(period) is not over, so nobody can have audited it" }
  fileprivate static func emptySample(_ review: RecordID) -> Self {
    "\(review) looks at none of the exceptions that were in force"
  }
  fileprivate static func openAnother(_ review: Review) -> Self {
    "folio audit exceptions --period \(review.period ?? "2026Q3") --forum \(review.forum?.text ?? "FOR") --open draws population and sample"
  }
  fileprivate static func complete(_ quarter: Quarter, _ forum: RecordID) -> Self {
    "complete it: folio audit exceptions --period \(quarter.description) --forum \(forum) --open, then folio review start and complete"
  }
}
