import Governance
import JSON

/// No address belongs to two active people, because commits are told apart by it.
public struct AddressesNameOnePerson: Rule {
  public static let id = RuleID(code: "GIT-02", name: "addresses-name-one-person")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let changed = change.all(Person.self).filter { $0.after.isActive }
    guard !changed.isEmpty else { return [] }
    let people = PeopleDirectory(try context.after.all(Person.self))
    return changed.flatMap { record, _, person in
      person.emails.enumerated().compactMap { index, email in
        guard let other = people.people(withEmail: email).first(where: { $0.id != person.id }) else { return nil }
        return violation(
          .shared(email, person.id, other.id), in: record, at: .root.appending("emails").appending(index),
          fix: .chooseAnother(person.id))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func shared(_ email: String, _ person: RecordID, _ other: RecordID) -> Self {
    "\(email) cannot be an address of \(person): it is one of \(other)"
  }
  fileprivate static func chooseAnother(_ person: RecordID) -> Self {
    "give \(person) an address that nobody else has: folio person edit \(person)"
  }
}
