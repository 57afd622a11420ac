import Governance
import JSON

/// The rules change only by a policy decision that was closed as approved before the commit, and only as it says.
///
/// This holds for the active policy, the files under `schemas/` and `hooks/`, the members, chair and remit of an active
/// forum, and the moment at which a forum or gate model becomes active. The commit makes exactly the edit that stands in
/// the decision's `touches` (an activation has none: its votes bind to the record itself), while the decision's digest
/// still holds, and moves that decision to used. A policy decision is used for nothing else.
public struct RulesChangeByDecision: Rule {
  public static let id = RuleID(code: "GIT-03", name: "rules-change-by-decision")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let acts = try FrameAct.all(in: change)
    let used = change.all(Decision.self).filter {
      $0.after.type == "policy" && $0.before?.status != "used" && $0.after.status == "used"
    }
    var found = try acts.flatMap { act in
      try violations(of: act, using: used.filter { $0.after.subject == act.record.id }.map(\.change), context)
    }
    found += try unaccompanied(in: change, acts, context)
    let subjects = Set(acts.map(\.record.id))
    found += used.filter { $0.after.subject.map(subjects.contains) != true }.map { record, _, after in
      violation(.usedForNothing(after), in: record, at: .root.appending("status"), fix: .applyIt(after.subject))
    }
    return found
  }

  private func violations(
    of act: FrameAct, using used: [RecordChange], _ context: RuleContext
  ) throws -> [Violation] {
    let subject = act.record.id
    let board = try context.board
    guard let before = act.record.before, let decided = used.first?.before?.of(Decision.self) else {
      return [
        violation(
          .needsDecision(subject), in: act.record, at: act.pointer, fix: .decide(subject), whoCan: board)
      ]
    }
    guard used.count == 1 else {
      return [violation(.twoDecisions(subject, used.map(\.id)), in: act.record, at: act.pointer, fix: .useOne)]
    }
    // What the edit would have to be is asked once there is an approval of it.
    guard decided.isApproved, decided.type == "policy", decided.subject == subject else {
      let isUnderWay = decided.isOpen && decided.type == "policy" && decided.subject == subject
      return [
        violation(
          .notApproved(decided, subject), in: act.record, at: act.pointer,
          fix: isUnderWay ? .finish(decided.id) : .decide(subject), whoCan: board)
      ]
    }
    var found: [Violation] = []
    if try decided.votedDigest(subject: before).description != decided.digest {
      found.append(
        violation(
          .stale(decided.id, subject), in: act.record, at: act.pointer, fix: .decide(subject), whoCan: board))
    }
    if (act.kind == .activation) == decided.hasTouches {
      found.append(violation(.wrongTouches(decided), in: act.record, at: act.pointer, fix: .decide(subject)))
    }
    let departures = try act.departures(from: decided)
    if let first = departures.first {
      found.append(
        violation(.departs(subject, decided.id, departures), in: act.record, at: first, fix: .applyIt(subject)))
    }
    return found
  }

  /// The files of `schemas/` and `hooks/` that change without the policy.
  private func unaccompanied(
    in change: CommitChange, _ acts: [FrameAct], _ context: RuleContext
  ) throws -> [Violation] {
    guard !acts.contains(where: { $0.kind == .policyEdit }) else { return [] }
    return try change.files.filter { LedgerFolder(of: $0.path)?.isNamedByPolicy == true }.map {
      try violation(.fileNeedsDecision($0.path), inFile: $0.path, fix: .decide(Policy.id), whoCan: context.board)
    }
  }
}

extension RuleContext {
  /// The members of the change board, who decide on the rules.
  var board: [RecordID] {
    get throws {
      let members = try before.record(policy?.changeBoard, as: Forum.self)?.members ?? []
      return members.filter { people[$0]?.isActive == true && $0 != policy?.owner }
    }
  }
}

extension Violation.Message {
  fileprivate static func needsDecision(_ subject: RecordID) -> Self {
    "Changing the rules needs a decision first: no policy decision on \(subject) is used"
  }
  fileprivate static func fileNeedsDecision(_ path: String) -> Self {
    "Changing the rules needs a decision first: \(path) changes only with its digest in \(Policy.id)"
  }
  fileprivate static func notApproved(_ decision: Decision, _ subject: RecordID) -> Self {
    """
    Changing the rules needs a decision first: before this commit \(decision.id) is \(state(of: decision)), \
    not an approved and unused policy decision on \(subject)
    """
  }
  fileprivate static func stale(_ decision: RecordID, _ subject: RecordID) -> Self {
    "\(subject) changed after \(decision) approved it"
  }
  fileprivate static func wrongTouches(_ decision: Decision) -> Self {
    decision.hasTouches
      ? "\(decision.id) decides on an edit, not on making \(decision.subject?.text ?? "it") active"
      : "\(decision.id) names no touches, so it authorises no edit"
  }
  fileprivate static func departs(_ subject: RecordID, _ decision: RecordID, _ places: [JSONPointer]) -> Self {
    let shown = places.prefix(3).map { $0 == .root ? "the record" : $0.description }.joined(separator: ", ")
    let rest = places.count > 3 ? " and \(places.count - 3) more" : ""
    return "the edit of \(subject) is not the one that \(decision) approved: \(shown)\(rest)"
  }
  fileprivate static func twoDecisions(_ subject: RecordID, _ decisions: [RecordID]) -> Self {
    "\(subject) changes by one decision a commit, not by \(decisions.map(\.text).joined(separator: " and "))"
  }
  fileprivate static func usedForNothing(_ decision: Decision) -> Self {
    "\(decision.id) is used, and nothing that it decides on changes in this commit"
  }
  fileprivate static func decide(_ subject: RecordID) -> Self {
    "folio decision new --type policy --subject \(subject), gather votes, close, then folio policy apply"
  }
  fileprivate static func finish(_ decision: RecordID) -> Self {
    "gather votes on \(decision), folio decision close \(decision), then folio policy apply \(decision)"
  }
  fileprivate static func applyIt(_ subject: RecordID?) -> Self {
    "folio policy apply makes exactly the edit that was approved\(subject.map { " of \($0)" } ?? "")"
  }
  fileprivate static let useOne: Self = "apply one decision, then the other"

  private static func state(of decision: Decision) -> String {
    [decision.status, decision.outcome].compactMap { $0 }.joined(separator: " as ")
  }
}
