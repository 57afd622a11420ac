import Governance
import JSON

/// The agreed scope of an initiative changes only by an approved change, one a commit.
///
/// From its G2 go on, scope, total budget, target date, segments, regions, processes, outcomes, gate model and bucket
/// are under change control: a commit that edits one of them moves exactly one change of that initiative from
/// `approved` (in an emergency `approved_emergency`) to `implemented`. A recycle at G2 or at a gate before it lifts the
/// baseline until the next G2 go. Title, notes and everything else stay free.
public struct BaselineNeedsApprovedChange: Rule {
  public static let id = RuleID(code: "SCOPE-01", name: "baseline-needs-approved-change")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applications = change.applicationsByTarget
    return try change.all(Initiative.self).flatMap { record, before, _ -> [Violation] in
      let applied = applications[record.id] ?? []
      if applied.count > 1 {
        let acts = applied.map(BaselineAct.change)
        return [violation(.oneAtATime(record.id, acts), in: record, fix: .applyEachAlone(acts))]
      }
      guard let before, try context.before.isUnderChangeControl(before.record), applied.first?.wasApproved != true
      else { return [] }
      let edits = try record.baselinedDifferences()
      guard !edits.isEmpty else { return [] }
      let who = try context.whoCanApprove(changeOf: before.record)
      let fix = applied.first.map { Violation.Message.approveFirst($0.after.id) } ?? .raiseChange(record.id)
      return edits.map {
        violation(
          .underControl(record.id, $0.pointer, version: before.baseline?.version), in: record, at: $0.pointer,
          fix: fix, whoCan: who)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func underControl(_ id: RecordID, _ pointer: JSONPointer, version: Int64?) -> Self {
    "\(id)\(pointer) is under change control (baseline v\(version ?? 0))"
  }
  static func oneAtATime(_ id: RecordID, _ acts: [BaselineAct]) -> Self {
    "\(id) takes one change a commit, not \(acts.map(\.record.id.text).joined(separator: " and "))"
  }
  static func applyEachAlone(_ acts: [BaselineAct]) -> Self {
    Self("apply each in a commit of its own: " + acts.map(\.command).joined(separator: ", then "))
  }
  static func approveFirst(_ change: RecordID) -> Self {
    "\(change) has to be approved in an earlier commit; then folio change apply \(change)"
  }
  static func raiseChange(_ id: RecordID) -> Self {
    "folio change new --target \(id), get it approved, then folio change apply CHG"
  }
}
