import Governance
import JSON

/// A change is applied exactly as it was approved: nothing less, nothing more.
///
/// The `touches` that stand in the parent state, applied to the target's baselined fields, give the target's baselined
/// fields to the letter; each `from` is what stands there, and no touch is idle. So a change that was approved against
/// another baseline, an edit that is left out and an edit that slips in are all refused.
public struct AppliedEditIsWhatWasApproved: Rule {
  public static let id = RuleID(code: "SCOPE-02", name: "applied-edit-is-what-was-approved")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applications = change.applicationsByTarget
    return try change.applications.compactMap { application in
      guard let target = application.after.target, applications[target]?.count == 1,
        let before = try context.before.record(target), let after = try context.after.record(target)
      else { return nil }
      let edit = try TouchedEdit(application.touches, from: before, to: after)
      guard !edit.isExact else { return nil }
      return violation(
        .differs(application.after.id, edit), in: change.record(target) ?? application.record,
        at: edit.firstDifference, fix: .applyExactly(application.after.id))
    }
  }
}

extension TouchedEdit {
  /// The first place where edit and approval differ.
  var firstDifference: JSONPointer? {
    Set(approved).symmetricDifference(made).map(\.pointer).min()
  }
}

extension Violation.Message {
  fileprivate static func differs(_ change: RecordID, _ edit: TouchedEdit) -> Self {
    "applied edit differs from \(change): \(edit.difference)"
  }
  fileprivate static func applyExactly(_ change: RecordID) -> Self {
    "folio change apply \(change) makes exactly the approved edit; for another one folio change new --from \(change)"
  }
}
