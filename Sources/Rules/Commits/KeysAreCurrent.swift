import Governance

/// The key that signs a commit counts in the parent state: it is not revoked, not distrusted, and confirmed by a second
/// role_admin where another person added it.
///
/// Revocation works by order and not by date: after the commit that revokes a key, nothing that it signs counts. Of a
/// key that is distrusted from a commit on, `folio verify` lists whatever it signed from there on.
public struct KeysAreCurrent: Rule {
  public static let id = RuleID(code: "SIG-03", name: "keys-are-current")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    guard case .valid(let key) = change.facts.signature else { return [] }
    return try context.signatories.holders(ofKey: key).compactMap { person, key in
      guard let state = key.fault(of: person) else { return nil }
      return violation(
        .notCurrent(key.id, person.id, state), by: change.facts,
        fix: state == .unconfirmed ? .confirm(person.id) : .useAnother,
        whoCan: state == .unconfirmed ? context.roleAdmins.filter { $0 != person.id && $0 != key.addedBy } : [])
    }
  }
}

/// Why a registered key does not count.
enum KeyFault: String {
  case revoked
  case distrusted
  case unconfirmed = "not yet confirmed"
}

extension RegisteredKey {
  /// Why the key does not count for `person`, or nothing when it does.
  func fault(of person: Person) -> KeyFault? {
    if isRevoked { return .revoked }
    if distrustedFrom != nil { return .distrusted }
    return isConfirmed(for: person) ? nil : .unconfirmed
  }

  /// Whether nobody else need confirm it: the person's own, or one that a second role_admin has confirmed.
  func isConfirmed(for person: Person) -> Bool { addedBy == person.id || confirmedBy != nil }
}

extension Violation.Message {
  fileprivate static func notCurrent(_ key: String, _ person: RecordID, _ state: KeyFault) -> Self {
    "Key \(key) of \(person) is \(state.rawValue)"
  }
  fileprivate static let useAnother: Self = "use a current key; folio person edit PER adds one of your own"
  fileprivate static func confirm(_ person: RecordID) -> Self {
    "have a second role_admin confirm it: folio person confirm \(person)"
  }
}
