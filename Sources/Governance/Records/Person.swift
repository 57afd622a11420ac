public import Calendars
public import JSON

/// Somebody who may act: the addresses their commits carry, their keys, and the roles they hold over time.
public struct Person: GovernanceRecord {
  public static let kind = RecordKind(
    name: "person", folder: "people", prefix: "PER", summary: "who may act, in which role, with which key",
    isBounded: true, lifecycle: Lifecycle(first: "active", ["active": ["inactive"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  /// The addresses that this person's commits carry, in lower case.
  public var emails: [String] { fields.strings("emails").map { $0.lowercased() } }
  public var keys: [RegisteredKey] { fields.objects("keys").map(RegisteredKey.init) }
  public var grants: [Grant] { fields.objects("grants").map(Grant.init) }
  public var delegations: [Delegation] { fields.objects("delegations").map(Delegation.init) }
}

/// A key that a person signs with.
public struct RegisteredKey: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  /// The public key as OpenSSH writes it, without its comment: algorithm and base64, which is what identity means.
  public var key: String {
    (fields.string("key") ?? "").split(separator: " ").prefix(2).joined(separator: " ")
  }
  public var addedBy: RecordID? { fields.id("added_by") }
  public var confirmedBy: RecordID? { fields.id("confirmed_by") }
  public var isRevoked: Bool { fields["revoked_at"] != nil }
  public var revokedAt: Instant? { fields.instant("revoked_at") }
  /// The commit from which on nothing that the key signed is believed.
  public var distrustedFrom: String? { fields.string("distrusted_from") }
}

/// A role that a person holds from one day to another.
public struct Grant: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var role: String { fields.string("role") ?? "" }
  public var scope: JSONObject { fields.object("scope") ?? [:] }
  public var from: CivilDate? { fields.date("from") }
  public var to: CivilDate? { fields.date("to") }
  public var grantedBy: RecordID? { fields.id("granted_by") }
  public var confirmedBy: RecordID? { fields.id("confirmed_by") }
  /// Whether a second role_admin has confirmed it, without which it does not count (AUTH-07).
  public var isConfirmed: Bool { confirmedBy != nil }

  /// Whether `day` lies in `[from, to)`.
  public func covers(_ day: CivilDate) -> Bool {
    guard let from, from <= day else { return false }
    return to.map { day < $0 } ?? true
  }
}

/// The right to vote for somebody else, in some of their roles, from one day to another.
public struct Delegation: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var delegate: RecordID? { fields.id("delegate") }
  public var roles: [String] { fields.strings("roles") }
  public var from: CivilDate? { fields.date("from") }
  public var to: CivilDate? { fields.date("to") }

  /// Whether `day` lies in `[from, to)`.
  public func covers(_ day: CivilDate) -> Bool {
    guard let from, from <= day else { return false }
    return to.map { day < $0 } ?? true
  }
}
