import Governance
import JSON

/// What is agreed on processes, metrics and approved changes changes only by what approved it.
///
/// The service level, controlled documents, systems and automation of an active process change by exactly one approved
/// change of that process, applied in the commit. Formula, direction, smallest sample and targets of an active metric
/// change so too, or by exactly one metric decision that stands closed, approved and unused in the parent state, whose
/// `touches` equal the edit and which becomes `used` in the commit. An approved change is never edited: raise another.
/// Of an exception that was granted, requester and deciding decision stand for ever, renewals are only added, one a commit
/// and with the decision on it, and checks of controls only move on, up to today.
/// A controlled document of an active process says what changed it.
public struct ControlledRecordsNeedAuthority: Rule {
  public static let id = RuleID(code: "SCOPE-13", name: "controlled-records-need-authority")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try edits(in: change, context) + decisionUses(in: change, context) + documents(in: change)
      + grants(in: change, context)
  }

  private func edits(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applications = change.applicationsByTarget
    let uses = Dictionary(grouping: change.editDecisionUses, by: \.decision.subject)
    return try change.records.flatMap { record -> [Violation] in
      guard [Process.kind, Metric.kind, ChangeRequest.kind, Exception.kind].contains(record.kind) else { return [] }
      let (applied, used) = (applications[record.id] ?? [], uses[record.id] ?? [])
      if applied.count + used.count > 1 {
        let acts = applied.map(BaselineAct.change) + used.map(BaselineAct.decision)
        return [violation(.oneAtATime(record.id, acts), in: record, fix: .applyEachAlone(acts))]
      }
      guard let before = record.before, try context.before.isUnderChangeControl(before), used.isEmpty,
        applied.first?.wasApproved != true
      else { return [] }
      let isChange = record.kind == ChangeRequest.kind
      let who = isChange ? [] : try context.whoCanApprove(changeOf: before)
      let fix =
        isChange
        ? Violation.Message.raiseAnother(record.id)
        : applied.first.map { .approveFirst($0.after.id) } ?? .raiseChange(record.id)
      return try record.baselinedDifferences().map {
        violation(.controlled(record, $0.pointer), in: record, at: $0.pointer, fix: fix, whoCan: who)
      }
    }
  }

  /// Decisions that are used up by something else than the edit that they approved.
  private func decisionUses(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.editDecisionUses.compactMap { use in
      guard use.decision.isApproved else {
        return violation(
          .notApproved(use.decision.id), in: use.record, at: .root.appending("status"),
          fix: .closeFirst(use.decision.id))
      }
      guard let edited = use.decision.subject, let before = try context.before.record(edited),
        let after = try context.after.record(edited)
      else { return nil }
      let edit = try TouchedEdit(use.decision.touches, from: before, to: after)
      guard !edit.isExact || use.decision.touches.isEmpty else { return nil }
      return violation(
        .differs(use.decision.id, edit), in: change.record(edited) ?? use.record, at: edit.firstDifference,
        fix: .applyExactly(use.decision.id))
    }
  }

  /// What is known of a granted exception and may not be written anew.
  private func grants(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.all(Exception.self).flatMap { record, before, after -> [Violation] in
      guard let before, before.isGranted else { return [] }
      var places = ["requester", "decision", "risk_accepted_at"].filter { before.fields[$0] != after.fields[$0] }
      let (old, new) = (before.fields.array("renewals"), after.fields.array("renewals"))
      if !new.starts(with: old) || new.count > old.count + 1 { places.append("renewals") }
      let checks = zip(before.fields.objects("controls"), after.fields.objects("controls")).contains { old, new in
        guard old["last_check"] != new["last_check"] else { return false }
        guard let day = new.date("last_check"), day <= context.today else { return true }
        return old.date("last_check").map { day < $0 } ?? false
      }
      if checks { places.append("controls") }
      return places.map {
        violation(.recorded(record.id, $0), in: record, at: JSONPointer.root.appending($0), fix: .leaveAsRecorded)
      }
    }
  }

  private func documents(in change: CommitChange) -> [Violation] {
    change.all(Process.self).flatMap { record, before, after -> [Violation] in
      guard after.isActive else { return [] }
      let published = before?.isActive == true ? before?.controlDocuments ?? [] : []
      return after.controlDocuments.filter { $0["changed_by"] == nil && !published.contains($0) }.map { document in
        let name = document.string("id") ?? "?"
        return violation(
          .unsigned(record.id, name), in: record, at: .root.appending("control_docs").appending(name),
          fix: .sayWhat(changed: name))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func controlled(_ record: RecordChange, _ pointer: JSONPointer) -> Self {
    record.kind == ChangeRequest.kind
      ? "\(record.id)\(pointer) was approved as it is" : "\(record.id)\(pointer) is a controlled document"
  }
  fileprivate static func recorded(_ exception: RecordID, _ field: String) -> Self {
    "\(exception)/\(field) says what was granted and done, and is not written anew"
  }
  fileprivate static let leaveAsRecorded: Self =
    "leave it as it was; folio exception renew and check write what is added"
  fileprivate static func raiseAnother(_ change: RecordID) -> Self {
    "raise another change: folio change new --from \(change)"
  }
  fileprivate static func notApproved(_ decision: RecordID) -> Self {
    "\(decision) was not closed as approved before this commit, or was used already"
  }
  fileprivate static func closeFirst(_ decision: RecordID) -> Self {
    "folio decision close \(decision) in an earlier commit, then folio decision apply \(decision)"
  }
  fileprivate static func differs(_ decision: RecordID, _ edit: TouchedEdit) -> Self {
    "applied edit differs from \(decision): \(edit.difference.isEmpty ? "it touches nothing" : edit.difference)"
  }
  fileprivate static func applyExactly(_ decision: RecordID) -> Self {
    "folio decision apply \(decision) makes exactly the approved edit"
  }
  fileprivate static func unsigned(_ process: RecordID, _ document: String) -> Self {
    "\(process)/control_docs/\(document) does not say what changed it"
  }
  fileprivate static func sayWhat(changed document: String) -> Self {
    "set changed_by of \(document) to the change, or for its first version to the person who published it"
  }
}
