public import Calendars
public import JSON

/// All thresholds, roles and matrices that the rules read: one record, POL-0001.
public struct Policy: GovernanceRecord {
  public static let kind = RecordKind(
    name: "policy", folder: "policies", prefix: "POL", summary: "thresholds, roles and approval rows", isBounded: true,
    lifecycle: Lifecycle(first: "draft", ["draft": ["active"]]))

  /// The one policy of a ledger.
  public static let id = RecordID("POL-0001")!  // a well-formed literal

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  /// The IANA name of the zone that dates without a zone are read in.
  public var homeZone: String { fields.string("home_tz") ?? "" }
  public var currency: String { fields.string("currency") ?? "" }
  public var regions: JSONObject { fields.object("regions") ?? [:] }
  public var version: Int64 { fields.integer("version") ?? 0 }
  public var predecessor: String? { fields.string("predecessor") }
  /// The SHA-256 of every file of `schemas/` and `hooks/`, by path.
  public var files: JSONObject { fields.object("files") ?? [:] }
  /// The forum whose members alone vote on major changes, plans and policy.
  public var changeBoard: RecordID? { fields.id("change_board") }
  public var requiresSignature: Bool { fields.object("git")?.bool("require_signature") ?? false }
  public var standardChanges: [StandardChange] { fields.objects("standard_changes").map(StandardChange.init) }
  public func standardChange(_ template: String) -> StandardChange? {
    standardChanges.first { $0.template == template }
  }

  /// The line of the approval table called `id`: `change-moderate`, `gate-m`, `policy`.
  public func approval(_ id: String) -> Approval? {
    fields.objects("approval").first { $0.string("id") == id }.map(Approval.init)
  }

  /// The whole number at `path` under `thresholds`.
  public func threshold(_ path: String...) -> Int64? { value(path)?.integerValue }

  /// The decimal at `path` under `thresholds`, a percentage for instance.
  public func decimal(_ path: String...) -> ExactDecimal? { value(path)?.stringValue.flatMap { ExactDecimal($0) } }

  /// The text at `path` under `thresholds`, a duration for instance.
  public func text(_ path: String...) -> String? { value(path)?.stringValue }

  /// Whether what stands at `path` under `thresholds` is switched on.
  public func flag(_ path: String...) -> Bool? { value(path)?.boolValue }

  /// The texts in the list at `path` under `thresholds`.
  public func texts(_ path: String...) -> [String] { (value(path)?.arrayValue ?? []).compactMap(\.stringValue) }

  private func value(_ path: [String]) -> JSONValue? {
    path.reduce(fields["thresholds"]) { $0?[$1] }
  }
}

/// One line of the approval table: who must agree.
public struct Approval: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var minimum: Int { Int(fields.integer("min") ?? 1) }
  public var roles: [String] { fields.strings("roles") }
  public var vetoRoles: [String] { fields.strings("veto") }
  /// The share of approvals that it takes: `2/3`, or `1`.
  public var share: (numerator: Int64, denominator: Int64) {
    let parts = (fields.string("share") ?? "1").split(separator: "/").compactMap { Int64($0) }
    return parts.count == 2 && parts[1] > 0 ? (parts[0], parts[1]) : (1, 1)
  }
}

/// A change approved in advance, by template.
public struct StandardChange: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var template: String { fields.string("tpl") ?? "" }
  public var paths: [JSONPointer] { fields.strings("paths").compactMap { try? JSONPointer(parsing: $0) } }
  public var maxCost: Int64? { fields.integer("max_cost") }
  /// Whether it may pass a soft freeze.
  public var isFreezeExempt: Bool { fields.bool("freeze_exempt") ?? false }
  /// The first day on which it is no longer valid.
  public var expiresOn: CivilDate? { fields.date("expires_on") }
}
