public import Governance
import JSON
public import Rules

/// Confirms, as a second role_admin, the roles and keys that another one gave.
///
/// Only what the author may confirm: nothing of their own, nothing that they gave themselves. While the ledger is set
/// up, any role_admin confirms anything.
public struct ConfirmEntries: Sendable {
  /// Whose entries; nothing for everybody's.
  public let person: RecordID?

  public init(of person: RecordID?) { self.person = person }

  /// - Returns: what was confirmed, in words: `finance of PER-0002`.
  @discardableResult
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws -> [String] {
    guard let author = edits.author else { throw UsageError.nobody }
    let people: [Person] =
      if let person { [try edits.require(person, as: Person.self)] } else { try context.before.all(Person.self) }
    var confirmed: [String] = []
    var withheld: [String] = []
    for person in people {
      var fields = person.fields
      for (list, giver) in [("grants", "granted_by"), ("keys", "added_by")] where fields[list] != nil {
        fields[list] = .array(
          fields.array(list).map { entry in
            guard entry["confirmed_by"] == nil, entry["revoked_at"] == nil else { return entry }
            let name = "\(entry["role"]?.stringValue ?? "key \(entry["id"]?.stringValue ?? "")") of \(person.id)"
            let isOwnKey = list == "keys" && entry[giver]?.stringValue == person.id.text && !context.isSetUp
            if isOwnKey { return entry }
            guard context.isSetUp || (person.id != author && entry[giver]?.stringValue != author.text) else {
              withheld.append(name)
              return entry
            }
            confirmed.append(name)
            var entry = entry
            entry["confirmed_by"] = .string(author.text)
            return entry
          })
      }
      guard fields != person.fields else { continue }
      try edits.put(Record(id: person.id, kind: Person.kind, fields: fields))
    }
    if confirmed.isEmpty, !withheld.isEmpty {
      throw UsageError(
        "you gave or hold what waits for confirmation: \(withheld.joined(separator: ", "))",
        hint: "another role_admin runs folio person confirm")
    }
    return confirmed
  }
}
