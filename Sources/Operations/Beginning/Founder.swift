import Calendars
public import Governance
import JSON
public import Signatures

/// The person who begins a ledger, and its first role_admin.
public struct Founder: Sendable {
  public let id: RecordID
  public let name: String
  /// The address that the founder's commits carry, in lower case.
  public let email: String
  /// The key that signs the root commit; nothing for an unsigned ledger.
  public let key: SSHPublicKey?

  public init(id: RecordID, name: String, email: String, key: SSHPublicKey?) {
    self.id = id
    self.name = name
    self.email = email.lowercased()
    self.key = key
  }

  /// The founder's record: enrolled by nobody else, so the root pin is what makes it trusted (SECURITY.md D5).
  func record(at time: Instant) -> Record {
    let role: JSONObject = [
      "role": "role_admin", "from": .string(Self.today(at: time)), "granted_by": .string(id.text),
      "confirmed_by": .string(id.text),
    ]
    let keys = key.map {
      [JSONValue.object(["id": "K1", "key": .string($0.description), "added_by": .string(id.text)])]
    }
    let fields: JSONObject = [
      "id": .string(id.text), "kind": .string(Person.kind.name), "schema": 1, "title": .string(name),
      "status": .string(Person.kind.lifecycle.first), "owner": .string(id.text), "function": "other",
      "created_at": .string(time.description), "emails": [.string(email)], "keys": .array(keys ?? []),
      "grants": [.object(role)],
    ]
    return Record(id: id, kind: Person.kind, fields: fields)
  }

  /// The day that it is in the westernmost zone, so that the role is held at once wherever home turns out to be.
  private static func today(at time: Instant) -> String { String((time - 12 * 3_600).description.prefix(10)) }
}
