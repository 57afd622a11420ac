import Governance
import JSON

/// After a commit, what a record lists of others is what those others say of themselves.
///
/// An initiative lists its closed gate decisions and the escalations of severity 1 about it, a baseline the changes
/// applied to it, a forum its completed audits and, on the change board, the initiatives that were killed and the alerts
/// and conflicts that are open, a process its completed reviews, a freeze the overrides that were approved for it, a
/// rollout the customer recoveries about it. The commit that makes such a relation writes both ends; only the ends that a
/// commit changes are asked.
public struct ListsAgreeWithRecords: Rule {
  public static let id = RuleID(code: "FMT-04", name: "lists-agree-with-records")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try Relation.all.flatMap { relation in
      try change.records.flatMap { record in
        try members(record, of: relation, context) + keepers(record, of: relation, context)
      }
    }
  }

  /// A record that now belongs on a list, or no longer does, and the list that does not say so.
  private func members(
    _ change: RecordChange, of relation: Relation, _ context: RuleContext
  ) throws -> [Violation] {
    guard change.kind == relation.members else { return [] }
    let standing = relation.standing(change.after)
    let keepers = try relation.keepers(change.after, context)
    let before = try change.before.map { (relation.standing($0), try relation.keepers($0, context)) }
    if let before, before == (standing, keepers) { return [] }

    var found: [Violation] = []
    for keeper in keepers.sorted() {
      guard let record = try context.after.record(keeper), relation.isKept(record.kind) else { continue }
      let isListed = relation.list(in: record).contains(change.id)
      if isListed != (standing == .listed), standing != .either {
        found.append(disagreement(change.id, isListed: isListed, on: keeper, relation, in: change, at: nil))
      }
    }
    for former in (before?.1 ?? []).subtracting(keepers).sorted()
    where relation.list(in: try context.after.record(former)).contains(change.id) {
      found.append(disagreement(change.id, isListed: true, on: former, relation, in: change, at: nil))
    }
    return found
  }

  /// What a record lists anew or no longer lists, and does not agree.
  private func keepers(
    _ change: RecordChange, of relation: Relation, _ context: RuleContext
  ) throws -> [Violation] {
    guard relation.isKept(change.kind) else { return [] }
    let (before, after) = (relation.list(in: change.before), relation.list(in: change.after))
    return try before.symmetricDifference(after).sorted().compactMap { id in
      // A member that the commit changes as well speaks for itself; one that is not there is a broken reference.
      guard let member = try context.after.record(id), member.kind == relation.members else { return nil }
      let isListed = after.contains(id)
      let belongs =
        try isListed
        ? relation.standing(member) != .unlisted && relation.keepers(member, context).contains(change.id)
        : relation.standing(member) == .listed && isStillKept(member, by: change, of: relation, context)
      guard isListed != belongs else { return nil }
      return disagreement(id, isListed: isListed, on: change.id, relation, in: change, at: relation.pointer)
    }
  }

  /// Whether a list that drops `member` should have kept it.
  ///
  /// Kills and alerts stay on the register of the board that noted them when another forum becomes the change board.
  private func isStillKept(
    _ member: Record, by change: RecordChange, of relation: Relation, _ context: RuleContext
  ) throws -> Bool {
    try [Relation.kills.place, Relation.openAlerts.place].contains(relation.place)
      || relation.keepers(member, context).contains(change.id)
  }

  private func disagreement(
    _ member: RecordID, isListed: Bool, on keeper: RecordID, _ relation: Relation, in change: RecordChange,
    at pointer: JSONPointer?
  ) -> Violation {
    violation(
      isListed ? .wronglyListed(member, keeper, relation.pointer) : .notListed(member, keeper, relation.pointer),
      in: change, at: pointer, fix: isListed ? .takeOut(member, keeper) : .putIn(member, keeper))
  }
}

extension Violation.Message {
  fileprivate static func wronglyListed(_ member: RecordID, _ keeper: RecordID, _ list: JSONPointer) -> Self {
    "\(list) of \(keeper) points to \(member), which does not belong there"
  }
  fileprivate static func notListed(_ member: RecordID, _ keeper: RecordID, _ list: JSONPointer) -> Self {
    "\(list) of \(keeper) does not list \(member), which belongs there"
  }
  fileprivate static func takeOut(_ member: RecordID, _ keeper: RecordID) -> Self {
    "take \(member) out of the list of \(keeper)"
  }
  fileprivate static func putIn(_ member: RecordID, _ keeper: RecordID) -> Self {
    "put \(member) on the list of \(keeper) in the same commit, as folio does"
  }
}
