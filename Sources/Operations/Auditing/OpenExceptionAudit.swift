import Calendars
public import Governance
import JSON
import Rules
import Storage

/// Schedules the audit of one forum's exceptions in one period, with what there is to look at.
public struct OpenExceptionAudit: Sendable {
  public let audit: ExceptionAudit
  public let auditor: RecordID?

  public init(of audit: ExceptionAudit, by auditor: RecordID?) {
    self.audit = audit
    self.auditor = auditor
  }

  /// The review that is to be made, due when EXC-07 wants it.
  ///
  /// - Throws: `UsageError` when the audit is not about one forum: each is asked for its own.
  public func review(in view: LedgerView) throws -> NewRecord {
    guard let forum = audit.forum else {
      throw UsageError("each forum has its exceptions audited by itself", hint: "--forum FOR-…")
    }
    var generator = SystemRandomNumberGenerator()
    var fields: JSONObject = [
      "title": .string("Exception audit of \(audit.period)"), "type": "exception_audit",
      "forum": .string(forum.text), "period": .string(audit.period.description),
      "population": .integer(Int64(audit.population.count)),
      "sample": [
        "size": .integer(Int64(audit.sample.count)), "method": .string(AuditSample.method),
        "items": .array(audit.sample.sorted().map { .string($0.text) }),
      ],
    ]
    let grace = try view.state.record(Policy.id, as: Policy.self)?.threshold("exception", "audit_due_days") ?? 30
    let due = audit.period.lastDay.adding(days: Int(grace))
    if try due >= view.home.day(of: view.time) { fields["due_on"] = .string(due.description) }
    fields["auditor"] = auditor.map { .string($0.text) }
    return NewRecord(RecordID.minted(for: Review.kind, using: &generator), kind: Review.kind, fields: fields)
  }
}
