import Governance
import JSON

/// Roles and foreign keys are given by one role_admin and confirmed by a second.
///
/// A role_admin adds or ends another person's grants, keys, addresses and status; a grant or key counts once a second
/// role_admin, neither that person nor the first, has set `confirmed_by` in a later commit. Ending and revoking count at
/// once. The person itself adds and retires own keys and addresses and gives own delegations. Entries end; they are
/// never removed. Two confirmed role_admins always remain.
public struct RolesAreGrantedByAnother: Rule {
  public static let id = RuleID(code: "AUTH-07", name: "roles-are-granted-by-another")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let enrolments = change.all(Person.self)
    guard let author = context.author, !enrolments.isEmpty else { return [] }
    let isAdmin = context.isRoleAdmin(author)
    let admins = context.people.people.filter { $0.isActive && context.isRoleAdmin($0) && $0.id != author.id }.map(\.id)
    var found = enrolments.flatMap { record, before, after in
      Enrolment(before: before, after: after, author: author.id, isAdmin: isAdmin).faults.map {
        violation($0.message, in: record, at: $0.place, fix: $0.fix(after.id), whoCan: admins.filter { $0 != after.id })
      }
    }
    if try leavesTooFewAdmins(enrolments.map { ($0.before, $0.after) }, context), let first = enrolments.first {
      found.append(violation(.tooFewAdmins, in: first.change, at: .root.appending("grants"), fix: .keepTwo))
    }
    return found
  }

  private func leavesTooFewAdmins(_ edited: [(before: Person?, after: Person)], _ context: RuleContext) throws -> Bool {
    let lost = edited.contains { before, after in
      before.map { context.isRoleAdmin($0) && $0.isActive } == true && !(context.isRoleAdmin(after) && after.isActive)
    }
    guard lost else { return false }
    return try context.after.all(Person.self).filter { $0.isActive && context.isRoleAdmin($0) }.count < 2
  }
}

extension RuleContext {
  /// Whether `person` holds a confirmed grant of role_admin at the time of judgement.
  func isRoleAdmin(_ person: Person) -> Bool {
    let today = home.day(of: time)
    return person.grants.contains { $0.role == "role_admin" && $0.isConfirmed && $0.covers(today) }
  }
}

/// What a commit does to one person's grants, keys, addresses, delegations and status.
private struct Enrolment {
  struct Fault {
    let message: Violation.Message
    let place: JSONPointer
    let isConfirmation: Bool

    init(_ message: Violation.Message, at place: JSONPointer, isConfirmation: Bool = false) {
      self.message = message
      self.place = place
      self.isConfirmation = isConfirmation
    }

    func fix(_ person: RecordID) -> Violation.Message {
      isConfirmation ? .confirm(person) : .askAdmin(person)
    }
  }

  let before: Person?
  let after: Person
  let author: RecordID
  let isAdmin: Bool

  private var isSelf: Bool { author == after.id }

  var faults: [Fault] { creation + status + emails + grants + keys + delegations }

  private var creation: [Fault] {
    before == nil && (!isAdmin || isSelf) ? [Fault(.onlyAdmins("enrols people"), at: .root)] : []
  }

  private var status: [Fault] {
    guard let before, before.status != after.status, !isAdmin || isSelf else { return [] }
    return [Fault(.onlyAdmins("changes the status of \(after.id)"), at: .root.appending("status"))]
  }

  private var emails: [Fault] {
    guard let before, before.emails != after.emails, !isSelf, !isAdmin else { return [] }
    return [Fault(.onlyAdmins("changes the addresses of \(after.id)"), at: .root.appending("emails"))]
  }

  private var delegations: [Fault] {
    let old = before?.delegations ?? []
    guard old != after.delegations, !isSelf else { return [] }
    return [Fault(.ownDelegations(after.id), at: .root.appending("delegations"))]
  }

  private var grants: [Fault] {
    let place = JSONPointer.root.appending("grants")
    let old = before?.grants ?? []
    var faults: [Fault] = []
    if after.grants.count < old.count { return [Fault(.neverRemoved("a grant"), at: place)] }
    for (index, grant) in after.grants.enumerated() {
      let here = place.appending("\(index)")
      guard index < old.count else {
        if !isAdmin || isSelf { faults.append(Fault(.onlyAdmins("grants \(grant.role) to \(after.id)"), at: here)) }
        if grant.grantedBy != author { faults.append(Fault(.sayWho("granted_by", author), at: here)) }
        if grant.isConfirmed { faults.append(Fault(.confirmLater, at: here, isConfirmation: true)) }
        continue
      }
      faults += edit(of: old[index].fields, to: grant.fields, giver: old[index].grantedBy, ends: ["to"], at: here)
      if let end = grant.to, let known = old[index].to, end > known {
        faults.append(Fault(.extended, at: here))
      }
      if grant.to == nil, old[index].to != nil { faults.append(Fault(.extended, at: here)) }
    }
    return faults
  }

  private var keys: [Fault] {
    let place = JSONPointer.root.appending("keys")
    let old = Dictionary((before?.keys ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.keys.map(\.id))
    var faults = old.keys.sorted().filter { !new.contains($0) }.map {
      Fault(.neverRemoved("key \($0)"), at: place)
    }
    for key in after.keys {
      let here = place.appending(key.id)
      guard let known = old[key.id] else {
        if !isSelf && !isAdmin { faults.append(Fault(.onlyAdmins("adds a key to \(after.id)"), at: here)) }
        if key.addedBy != author { faults.append(Fault(.sayWho("added_by", author), at: here)) }
        if key.confirmedBy != nil { faults.append(Fault(.confirmLater, at: here, isConfirmation: true)) }
        continue
      }
      faults += edit(
        of: known.fields, to: key.fields, giver: known.addedBy, ends: ["revoked_at", "distrusted_from"], at: here,
        maySelfEnd: true)
    }
    return faults
  }

  /// What is wrong with an edit of an entry that stands: it may end, and it may be confirmed once, nothing else.
  private func edit(
    of old: JSONObject, to new: JSONObject, giver: RecordID?, ends: [String], at place: JSONPointer,
    maySelfEnd: Bool = false
  ) -> [Fault] {
    guard old != new else { return [] }
    var faults: [Fault] = []
    let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    if changed.contains(where: { !ends.contains($0) && $0 != "confirmed_by" }) {
      faults.append(Fault(.onlyEnds, at: place))
    }
    if changed.contains(where: ends.contains) {
      if !(isAdmin && !isSelf) && !(isSelf && maySelfEnd) {
        faults.append(Fault(.onlyAdmins("ends what \(after.id) holds"), at: place))
      }
      if ends.contains(where: { $0 != "to" && changed.contains($0) && old[$0] != nil }) {
        faults.append(Fault(.onlyEnds, at: place))
      }
    }
    if changed.contains("confirmed_by") {
      let isIndependent = isAdmin && !isSelf && author != giver && new.id("confirmed_by") == author
      if !isIndependent || old["confirmed_by"] != nil {
        faults.append(Fault(.secondAdmin(giver), at: place, isConfirmation: true))
      }
    }
    return faults
  }
}

extension Violation.Message {
  fileprivate static func onlyAdmins(_ act: String) -> Self { "only another role_admin \(act)" }
  fileprivate static func sayWho(_ field: String, _ author: RecordID) -> Self {
    "\(field) names whoever makes this commit: \(author)"
  }
  fileprivate static func neverRemoved(_ entry: String) -> Self {
    "\(entry) was removed; entries end, they stay readable"
  }
  fileprivate static func secondAdmin(_ giver: RecordID?) -> Self {
    "a second role_admin confirms, neither the person nor \(giver?.text ?? "the first")"
  }
  fileprivate static func ownDelegations(_ person: RecordID) -> Self { "only \(person) delegates own votes" }
  fileprivate static let confirmLater: Self = "a new entry is confirmed in a later commit, by a second role_admin"
  fileprivate static let onlyEnds: Self = "an entry that stands may end, and nothing else of it may change"
  fileprivate static let extended: Self = "a grant may end sooner, not later; give a new one"
  fileprivate static let tooFewAdmins: Self = "fewer than two confirmed role_admins would be left"
  fileprivate static let keepTwo: Self = "grant role_admin to another person first, and have it confirmed"
  fileprivate static func askAdmin(_ person: RecordID) -> Self {
    "ask a role_admin to do it; what they add counts after folio person confirm \(person) by a second one"
  }
  fileprivate static func confirm(_ person: RecordID) -> Self {
    "folio person confirm \(person), by a second role_admin"
  }
}
