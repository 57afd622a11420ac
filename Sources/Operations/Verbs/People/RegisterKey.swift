import Calendars
public import Governance
import JSON
public import Rules

/// Adds a key that a person signs with.
///
/// A key that somebody else adds counts once a second role_admin has confirmed it; one's own counts at once.
public struct AddKey: Sendable {
  public let person: RecordID
  /// As OpenSSH writes a public key: algorithm, base64, and a comment that is left out.
  public let line: String

  public init(_ line: String, to person: RecordID) {
    self.line = line
    self.person = person
  }

  /// - Throws: `UsageError` when the line is no public key or the person has the key already.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let holder = try edits.require(person, as: Person.self)
    let words = line.split { $0 == " " || $0 == "\t" || $0.isNewline }
    guard words.count >= 2, !line.contains("PRIVATE KEY") else {
      throw UsageError("that is no public key as OpenSSH writes it", hint: "give the file that ends in .pub")
    }
    let key = "\(words[0]) \(words[1])"
    if let known = holder.keys.first(where: { $0.key == key }) {
      throw UsageError.outOfTurn(
        "\(person) has that key already, as \(known.id)\(known.isRevoked ? ", and it is revoked" : "")", hint: nil)
    }
    let number = (holder.keys.compactMap { Int($0.id.dropFirst()) }.max() ?? 0) + 1
    try edits.give(
      ["id": .string("K\(number)"), "key": .string(key)], to: person, in: "keys", by: "added_by", context)
  }
}

/// Ends a key: from the commit that says so on, it signs nothing.
public struct RevokeKey: Sendable {
  public let person: RecordID
  /// `K1`.
  public let key: String
  /// The commit from which on nothing that it signed is believed.
  public var distrustedFrom: String?

  public init(_ key: String, of person: RecordID) {
    self.key = key
    self.person = person
  }

  /// - Throws: `UsageError` when the person has no such key or it is revoked already.
  public func apply(to edits: inout RecordEdits) throws {
    let holder = try edits.require(person, as: Person.self)
    guard let known = holder.keys.first(where: { $0.id == key }) else {
      let held = holder.keys.map(\.id).joined(separator: ", ")
      throw UsageError("\(person) has no key \(key)", hint: held.isEmpty ? "there are none" : "there is \(held)")
    }
    guard !known.isRevoked || (distrustedFrom != nil && known.distrustedFrom == nil) else {
      throw UsageError.outOfTurn("key \(key) of \(person) is revoked already", hint: nil)
    }
    let now = edits.time.description
    try edits.update(person) { fields in
      fields["keys"] = .array(
        fields.array("keys").map { entry in
          guard entry["id"]?.stringValue == key else { return entry }
          var entry = entry
          entry["revoked_at"] = entry["revoked_at"] ?? .string(now)
          if let distrustedFrom { entry["distrusted_from"] = .string(distrustedFrom) }
          return entry
        })
    }
  }
}
