import Governance
import JSON

/// A record in a terminal status, a closed decision and an active gate model are no longer edited.
///
/// Still free: notes, links, the lists that relations keep, and a `done_on` or `done_at` that is set once. A closed
/// decision becomes used, an active gate model retires, and an emergency change may still be applied to a completed
/// initiative. An active policy is GIT-03's, and a month of observations takes in what is counted later.
public struct WhatEndedStays: RecordRule {
  public static let id = RuleID(code: "FMT-06", name: "what-ended-stays")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard let before = change.before, let reason = reason(before) else { return [] }
    let lists = try SchemaLibrary.schema(for: change.kind).marks.relations
    var free: [[String]] = [["notes"], ["links"], ["status"]] + lists
    if hasEmergency(change, in: context.change) {
      free += try SchemaLibrary.schema(for: change.kind).marks.baselined + [["baseline"], ["edited_by"]]
    }
    return change.differences.filter { !isFree($0, free) && !isDoneOnce($0) }.map {
      violation(.edited(change.id, $0.pointer, reason), in: change, at: $0.pointer, fix: .startNew(change.kind))
    }
  }

  /// Why `record` may no longer be edited, or nothing when it may.
  private func reason(_ record: Record) -> String? {
    if [Policy.kind, Observation.kind].contains(record.kind) { return nil }
    if record.of(GateModel.self)?.isActive == true { return "active, and initiatives are pinned to it" }
    if record.of(Decision.self)?.isOpen == false { return record.status }
    return record.kind.lifecycle.isTerminal(record) ? record.status : nil
  }

  private func isFree(_ difference: JSONChange, _ free: [[String]]) -> Bool {
    isFree(difference.pointer.tokens, [difference.from, difference.to].compactMap { $0 }, free)
  }

  /// Whether `tokens` lies in a free place, or holds nothing but free places.
  private func isFree(_ tokens: [String], _ values: [JSONValue], _ free: [[String]]) -> Bool {
    if free.contains(where: { tokens.starts(with: $0) }) { return true }
    guard free.contains(where: { $0.starts(with: tokens) }) else { return false }
    return values.allSatisfy { value in
      value.objectValue?.allSatisfy { isFree(tokens + [$0.key], [$0.value], free) } ?? false
    }
  }

  private func isDoneOnce(_ difference: JSONChange) -> Bool {
    if let old = difference.from?.arrayValue, let new = difference.to?.arrayValue, old.count == new.count {
      // An array whose elements have no ids differs as a whole.
      return zip(old, new).allSatisfy { JSONDifference.changes(from: $0, to: $1).allSatisfy(isDoneOnce) }
    }
    guard let name = difference.pointer.lastToken else { return false }
    return ["done_on", "done_at"].contains(name) && difference.from == nil && difference.to != nil
  }

  private func hasEmergency(_ change: RecordChange, in commit: CommitChange) -> Bool {
    guard change.before?.of(Initiative.self)?.status == "completed" else { return false }
    return commit.all(ChangeRequest.self).contains {
      $0.after.type == "emergency" && $0.after.target == change.id && $0.before?.isApproved == true
        && $0.after.status == "implemented"
    }
  }
}

extension Violation.Message {
  fileprivate static func edited(_ id: RecordID, _ pointer: JSONPointer, _ reason: String) -> Self {
    "\(id)\(pointer) may not change: the record is \(reason)"
  }
  fileprivate static func startNew(_ kind: RecordKind) -> Self {
    "leave it as it stands; folio \(kind) new starts another, which may link to it"
  }
}
