import Governance
import JSON

/// No key belongs to two people, and none stands twice with one person, so that a revoked key stays revoked.
public struct KeysNameOnePerson: Rule {
  public static let id = RuleID(code: "SIG-03", name: "keys-name-one-person")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let changed = change.all(Person.self).filter { $0.before?.keys.map(\.key) != $0.after.keys.map(\.key) }
    guard !changed.isEmpty else { return [] }
    let people = PeopleDirectory(try context.after.all(Person.self))
    return changed.flatMap { record, _, person in
      person.keys.compactMap { key in
        let others = people.holders(ofKey: key.key).filter { $0.person.id != person.id || $0.key.id != key.id }
        guard let other = others.first else { return nil }
        return violation(
          .shared(key.id, person.id, other.key.id, other.person.id), in: record,
          at: .root.appending("keys").appending(key.id), fix: .makeNew)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func shared(_ key: String, _ person: RecordID, _ other: String, _ holder: RecordID) -> Self {
    "Key \(key) of \(person) is key \(other) of \(holder) already"
  }
  fileprivate static let makeNew: Self = "make a new key: ssh-keygen -t ed25519, and add that one"
}
