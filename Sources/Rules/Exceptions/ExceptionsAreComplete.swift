public import Governance
import JSON

/// An exception is asked for with an owner of the risk, who has accepted it, a control, a term and a subject.
///
/// When it is submitted, the risk owner is not the requester, the acceptance has a time, at least one control keeps the
/// risk small, it starts before it expires, and it names at least one subject.
public struct ExceptionsAreComplete: Rule {
  public static let id = RuleID(code: "EXC-01", name: "exceptions-are-complete")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.all(Exception.self).compactMap { record, before, after in
      guard after.status == "submitted", before?.status != "submitted" else { return nil }
      let missing = Self.missing(in: after)
      guard !missing.isEmpty else { return nil }
      return violation(.lacks(after.id, missing), in: record, at: "/status", fix: .complete(after.id))
    }
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
  fileprivate static func complete(_ exception: RecordID) -> Self {
    "complete it: folio exception edit \(exception) --set …; the risk owner: folio exception accept \(exception)"
  }
}
