import Governance
import JSON

/// Set-up ends once, in a commit of its own, and only when the ledger can govern itself from then on.
///
/// `folio policy activate` moves the policy from draft to active and nothing else. It needs two active role_admins, an
/// active gate model, and a change board with three active members besides the policy's owner, among whom distinct
/// people hold finance and customer_representative. Every grant, and every key that somebody else added, is confirmed
/// by then, because nothing unconfirmed counts afterwards.
public struct ActivationEndsSetUp: Rule {
  public static let id = RuleID(code: "GIT-03", name: "activation-ends-set-up")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    guard change.phase == .setUp,
      let (record, before, after) = change.all(Policy.self).first(where: { $0.before?.isActive == false }), let before,
      after.isActive
    else { return [] }
    let lacks = try missing(for: after, context).map { message, fix in
      violation(message, in: record, at: .root.appending("status"), fix: fix)
    }
    return company(of: record, before, after, in: change) + lacks + unconfirmed(record, context)
  }

  /// What the commit holds beside the move of the status.
  private func company(
    of record: RecordChange, _ before: Policy, _ after: Policy, in change: CommitChange
  ) -> [Violation] {
    let status: [FieldMarks.Place] = [["status"]]
    guard change.files.count > 1 || before.record.json.without(status) != after.record.json.without(status) else {
      return []
    }
    return [violation(.notAlone, in: record, at: .root.appending("status"), fix: .commitFirst)]
  }

  /// What the ledger still lacks to govern itself, with the way to get it.
  private func missing(
    for policy: Policy, _ context: RuleContext
  ) throws -> [(Violation.Message, Violation.Message)] {
    var missing: [(Violation.Message, Violation.Message)] = []
    let admins = context.roleAdmins
    if admins.count < 2 { missing.append((.fewAdmins(admins), .grant("role_admin"))) }
    if try !context.before.all(GateModel.self).contains(where: \.isActive) {
      missing.append((.noGateModel, .activateGateModel))
    }
    guard let board = try context.before.record(policy.changeBoard, as: Forum.self), board.isActive else {
      return missing + [(.noBoard(policy.changeBoard), .nameBoard)]
    }
    let members = Set(board.members).sorted().compactMap { context.people[$0] }.filter {
      $0.isActive && $0.id != policy.owner
    }
    if members.count < 3 {
      missing.append((.smallBoard(board.id, members.map(\.id), policy.owner), .addMembers(board.id)))
    }
    let roles = members.map { context.roles(of: $0, on: board.id) }
    missing += DecisionOutcome.unfilled(["finance", "customer_representative"], by: roles).map {
      (.unfilled(board.id, $0), .grant($0))
    }
    return missing
  }

  private func unconfirmed(_ record: RecordChange, _ context: RuleContext) -> [Violation] {
    let today = context.home.day(of: context.time)
    return context.people.people.filter(\.isActive).flatMap { person -> [Violation] in
      let grants = person.grants.filter { !$0.isConfirmed && $0.to.map { today < $0 } != false }.map(\.role)
      let keys = person.keys.filter { !$0.isRevoked && !$0.isConfirmed(for: person) }.map(\.id)
      let helpers = context.roleAdmins.filter { $0 != person.id }
      return (grants.map { Violation.Message.grantOpen(person.id, $0) } + keys.map { .keyOpen(person.id, $0) }).map {
        violation($0, in: record, at: .root.appending("status"), fix: .confirmAll, whoCan: helpers)
      }
    }
  }
}

extension RuleContext {
  /// The confirmed roles that `person` holds now for whatever `forum` decides.
  func roles(of person: Person, on forum: RecordID) -> Set<String> {
    let today = home.day(of: time)
    return Set(
      person.grants.filter { grant in
        grant.isConfirmed && grant.covers(today) && grant.scope["regions"] == nil && grant.scope["initiatives"] == nil
          && (grant.scope["forums"] == nil || grant.scope.ids("forums").contains(forum))
      }.map(\.role))
  }
}

extension Violation.Message {
  fileprivate static let notAlone: Self = "the commit that activates the policy moves its status and nothing else"
  fileprivate static func fewAdmins(_ admins: [RecordID]) -> Self {
    "the ledger could not govern itself: it needs two active role_admins and has \(list(admins))"
  }
  fileprivate static let noGateModel: Self = "the ledger could not govern itself: it has no active gate model"
  fileprivate static func noBoard(_ board: RecordID?) -> Self {
    board.map { "the ledger could not govern itself: its change board \($0) is not an active forum" }
      ?? "the ledger could not govern itself: its policy names no change board"
  }
  fileprivate static func smallBoard(_ board: RecordID, _ members: [RecordID], _ owner: RecordID?) -> Self {
    """
    the ledger could not govern itself: besides \(owner?.text ?? "its owner"), who owns the policy, \
    \(board) needs three active members and has \(list(members))
    """
  }
  fileprivate static func unfilled(_ board: RecordID, _ role: String) -> Self {
    "the ledger could not govern itself: no member of \(board) is left to hold \(role)"
  }
  fileprivate static func grantOpen(_ person: RecordID, _ role: String) -> Self {
    "\(role) of \(person) is not confirmed, and would not count"
  }
  fileprivate static func keyOpen(_ person: RecordID, _ key: String) -> Self {
    "key \(key) of \(person) is not confirmed, and would not count"
  }
  fileprivate static let commitFirst: Self = "commit the rest first, then folio policy activate"
  fileprivate static let confirmAll: Self = "folio person confirm --all, then folio policy activate"
  fileprivate static func grant(_ role: String) -> Self { "folio person grant PER \(role), then folio policy activate" }
  fileprivate static let activateGateModel: Self =
    "folio gatemodel edit GTM-0001 --set status=active, then folio policy activate"
  fileprivate static let nameBoard: Self =
    "make a forum active and name it: folio policy edit --set change_board=FOR-…, then folio policy activate"
  fileprivate static func addMembers(_ board: RecordID) -> Self {
    "folio forum edit \(board) adds members, then folio policy activate"
  }

  private static func list(_ people: [RecordID]) -> String {
    people.isEmpty ? "none" : people.map(\.text).joined(separator: ", ")
  }
}
