import Governance
import JSON

/// A change is applied only to an initiative that goes on.
///
/// On one that is on hold, killed or completed in the parent state nothing is applied; only an emergency change still
/// reaches a completed one.
public struct ChangesApplyToLiveInitiatives: Rule {
  public static let id = RuleID(code: "SCOPE-11", name: "changes-apply-to-live-initiatives")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.applications.compactMap { application in
      guard let initiative = try context.before.record(application.after.target, as: Initiative.self),
        ["on_hold", "killed", "completed"].contains(initiative.status),
        !(initiative.status == "completed" && (application.before ?? application.after).type == "emergency")
      else { return nil }
      return violation(
        .stands(initiative), in: application.record, at: .root.appending("status"), fix: .resume(initiative))
    }
  }
}

extension Violation.Message {
  fileprivate static func stands(_ initiative: Initiative) -> Self { "\(initiative.id) is \(initiative.status)" }
  fileprivate static func resume(_ initiative: Initiative) -> Self {
    initiative.status == "on_hold"
      ? "resume it at a gate first: folio gate open \(initiative.id) GATE"
      : "start a new initiative; \(initiative.id) has ended, and only an emergency change reaches a completed one"
  }
}
