import Governance

/// Whoever makes a commit is one active person of the parent state, known by the author's address.
///
/// While the ledger is set up, that person holds role_admin. The root commit has no parent
/// state to ask.
public struct AuthorsAreEnrolled: Rule {
  public static let id = RuleID(code: "GIT-02", name: "authors-are-enrolled")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    guard change.phase != .root else { return [] }
    let email = change.facts.authorEmail
    let found = context.people.people(withEmail: email)
    guard let author = found.first else {
      return [violation(.unknown(email), by: change.facts, fix: .enrol, whoCan: context.roleAdmins)]
    }
    guard found.count == 1 else {
      return [violation(.ambiguous(email, found.map(\.id)), by: change.facts, fix: .enrol, whoCan: context.roleAdmins)]
    }
    if change.phase == .setUp, !context.isRoleAdmin(author) {
      return [violation(.notYet(author.id), by: change.facts, fix: .askAdmin, whoCan: context.roleAdmins)]
    }
    return []
  }
}

extension RuleContext {
  /// The active people of the parent state who hold a confirmed grant of role_admin, in order of id.
  var roleAdmins: [RecordID] { people.people.filter { $0.isActive && isRoleAdmin($0) }.map(\.id).sorted() }
}

extension Violation.Message {
  fileprivate static func unknown(_ email: String) -> Self {
    email.isEmpty ? "Unknown author: the commit names no address" : "Unknown author \(email)"
  }
  fileprivate static func ambiguous(_ email: String, _ people: [RecordID]) -> Self {
    "Unknown author \(email): it is the address of \(people.map(\.text).joined(separator: " and of "))"
  }
  fileprivate static func notYet(_ person: RecordID) -> Self {
    "\(person) does not hold role_admin, and while the ledger is set up nobody else may commit"
  }
  fileprivate static let enrol: Self =
    "have a role_admin add the e-mail to your person record (folio person edit PER), or set git config user.email"
  fileprivate static let askAdmin: Self =
    "ask a role_admin to commit it, or wait until folio policy activate ends set-up"
}
