public import Governance
import JSON

/// An escalation is answered in time.
///
/// From `respond_by` on, one that nobody has acknowledged is overdue; it goes to the next level of the process's path, and
/// from the last one to a forum, or from a forum to the one that it escalates to. `folio due` lists it.
public struct EscalationsAreAnswered: Rule {
  public static let id = RuleID(code: "ESC-02", name: "escalations-are-answered")

  public init() {}

  /// No commit is refused for what was not answered.
  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] { [] }
}

extension EscalationsAreAnswered: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let escalation = record.of(Escalation.self), escalation.status == "open", let due = escalation.respondBy,
      context.time >= due
    else { return [] }
    return [
      context.violation(
        Self.id, .warn, .unanswered(escalation), in: record, at: "/respond_by",
        fix: .respond(escalation.id, try next(escalation, in: state)), whoCan: escalation.owner.map { [$0] } ?? [])
    ]
  }

  /// What to set so that it goes on; nothing when there is nobody above.
  private func next(_ escalation: Escalation, in state: any LedgerState) throws -> String? {
    if let process = try state.record(escalation.path, as: Process.self) {
      let next = escalation.level + 1
      let level = process.escalationPath.first { $0.level == next }
      if let level, level.role.map(process.scopeOfAuthority.contains) ?? true { return "--set level=\(next)" }
      return process.forum.map { "--set level=\(next) --set path=\($0)" }
    }
    let forum = try state.record(escalation.path, as: Forum.self)
    return forum?.escalatesTo.map { "--set level=\(escalation.level + 1) --set path=\($0)" }
  }
}

extension Violation.Message {
  fileprivate static func unanswered(_ escalation: Escalation) -> Self {
    "\(escalation.id) unanswered at level \(escalation.level)"
  }
  fileprivate static func respond(_ escalation: RecordID, _ next: String?) -> Self {
    let edit = "folio escalation edit \(escalation)"
    return
      "respond: \(edit) --set status=acknowledged\(next.map { ", or raise it: \(edit) \($0) --set respond_by=…" } ?? "")"
  }
}
