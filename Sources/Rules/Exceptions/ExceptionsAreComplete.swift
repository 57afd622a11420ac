public import Governance
import JSON

/// An exception is asked for with an owner of the risk, who has accepted it, a control, a term and a subject.
///
/// When it is submitted, the risk owner is not the requester, the acceptance has a time, at least one control keeps the
/// risk small, it starts before it expires and not before the day on which it was asked for, and it names at least one
/// subject. The risk owner alone says that they accept, in a commit of their own, and what they accepted does not change
/// without them: an edit of its terms by somebody else takes the acceptance away.
public struct ExceptionsAreComplete: Rule {
  public static let id = RuleID(code: "EXC-01", name: "exceptions-are-complete")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Exception.self).flatMap { record, before, after in
      try submitted(record, before, after, context) + accepted(record, before, after, context)
    }
  }

  private func submitted(
    _ record: RecordChange, _ before: Exception?, _ after: Exception, _ context: RuleContext
  ) -> [Violation] {
    guard after.status == "submitted", before?.status != "submitted" else { return [] }
    var missing = Self.missing(in: after)
    let asked = after.fields.instant("created_at").map { context.home.day(of: $0) }
    if let starts = after.starts, let asked, starts < asked { missing.append("a start on \(asked) or later") }
    guard !missing.isEmpty else { return [] }
    return [violation(.lacks(after.id, missing), in: record, at: "/status", fix: .complete(after.id))]
  }

  /// An acceptance that somebody else writes, or that is left to stand for other terms.
  private func accepted(
    _ record: RecordChange, _ before: Exception?, _ after: Exception, _ context: RuleContext
  ) throws -> [Violation] {
    guard after.riskAcceptedAt != nil, after.riskOwner != context.author?.id,
      ["draft", "submitted"].contains(before?.status ?? "draft")
    else { return [] }
    let isForged = before?.riskAcceptedAt != after.riskAcceptedAt
    let isOther = try before.map { try $0.record.baselinedContent() != after.record.baselinedContent() } ?? false
    guard isForged || isOther else { return [] }
    return [
      violation(
        isForged ? .forged(after.id) : .changed(after.id), in: record, at: "/risk_accepted_at",
        fix: .accept(after.id), whoCan: [after.riskOwner].compactMap { $0 })
    ]
  }

  /// What `exception` lacks before it can be submitted, in words.
  public static func missing(in exception: Exception) -> [String] {
    var missing: [String] = []
    if exception.riskOwner == nil { missing.append("risk_owner") }
    if let owner = exception.riskOwner, owner == exception.requester {
      missing.append("a risk_owner who is not the requester")
    }
    if exception.riskAcceptedAt == nil { missing.append("risk_accepted_at") }
    if exception.controls.isEmpty { missing.append("a control") }
    if exception.scope.subjects.isEmpty { missing.append("a subject") }
    if let starts = exception.starts, let expires = exception.expiresOn, starts >= expires {
      missing.append("a start before its expiry")
    }
    return missing
  }
}

extension Violation.Message {
  fileprivate static func lacks(_ exception: RecordID, _ missing: [String]) -> Self {
    "\(exception) lacks \(missing.joined(separator: ", "))"
  }
  fileprivate static func forged(_ exception: RecordID) -> Self {
    "the risk of \(exception) is accepted by its risk owner alone"
  }
  fileprivate static func changed(_ exception: RecordID) -> Self {
    "\(exception) is not what its risk owner accepted any more"
  }
  fileprivate static func accept(_ exception: RecordID) -> Self {
    "take risk_accepted_at out (--unset risk_accepted_at); the risk owner: folio exception accept \(exception)"
  }
  fileprivate static func complete(_ exception: RecordID) -> Self {
    "complete it: folio exception edit \(exception) --set …; the risk owner: folio exception accept \(exception)"
  }
}
