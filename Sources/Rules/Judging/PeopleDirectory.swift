import Calendars
public import Governance

/// The people of one state, found by address and by key.
public struct PeopleDirectory: Sendable {
  public let people: [Person]
  private let byID: [RecordID: Person]
  private let byEmail: [String: [Person]]
  private let byKey: [String: [(person: Person, key: RegisteredKey)]]

  public init(_ people: [Person]) {
    self.people = people
    byID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byEmail: [String: [Person]] = [:]
    for person in people where person.isActive {
      for email in Set(person.emails) { byEmail[email, default: []].append(person) }
    }
    self.byEmail = byEmail
    byKey = Dictionary(grouping: people.flatMap { person in person.keys.map { (person, $0) } }, by: \.1.key)
  }

  public subscript(id: RecordID) -> Person? { byID[id] }

  /// The active people who have `email`.
  public func people(withEmail email: String) -> [Person] { byEmail[email] ?? [] }

  /// The one active person who has `email`; nothing when nobody or more than one has.
  public func person(withEmail email: String) -> Person? {
    let found = people(withEmail: email)
    return found.count == 1 ? found[0] : nil
  }

  /// Everybody's keys whose algorithm and base64 are `key`.
  public func holders(ofKey key: String) -> [(person: Person, key: RegisteredKey)] {
    byKey[key] ?? []
  }
}
