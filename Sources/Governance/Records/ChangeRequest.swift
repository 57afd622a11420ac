public import Calendars
public import JSON

/// A request to change what is under change control: what it touches, what it costs, who decides.
public struct ChangeRequest: GovernanceRecord {
  public static let kind = RecordKind(
    name: "change", folder: "changes", prefix: "CHG", summary: "a request against a baseline",
    lifecycle: Lifecycle(
      first: "draft", by: "type",
      [
        "normal": [
          "draft": ["submitted", "withdrawn"],
          "submitted": ["approved", "rejected", "lapsed", "withdrawn"],
          "approved": ["implemented", "lapsed"],
          "implemented": ["closed"],
        ],
        "standard": [
          "draft": ["approved", "withdrawn"],
          "approved": ["implemented", "lapsed"],
          "implemented": ["closed"],
        ],
        "emergency": [
          "draft": ["approved_emergency", "withdrawn"],
          "approved_emergency": ["implemented"],
          "implemented": ["ratified"],
          "ratified": ["closed"],
        ],
      ]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var target: RecordID? { fields.id("target") }
  public var type: String { fields.string("type") ?? "" }
  public var template: String? { fields.string("template") }
  public var touches: [Touch] { fields.objects("touches").compactMap(Touch.init) }
  public var impact: JSONObject { fields.object("impact") ?? [:] }
  public var assessment: RecordID? { impact.id("cia") }
  public var changeClass: ChangeClass? { fields.string("class").flatMap(ChangeClass.init) }
  public var requester: RecordID? { fields.id("requester") }
  public var implementer: RecordID? { fields.id("implementer") }
  public var implementedAt: Instant? { fields.instant("implemented_at") }
  /// The first day on which the approval may no longer be used.
  public var useBy: CivilDate? { fields.date("use_by") }
  public var decision: RecordID? { fields.id("decision") }
  public var ratification: RecordID? { fields.id("ratification") }
  public var review: RecordID? { fields.id("pir") }

  /// Whether an approval stands that `change apply` may use.
  public var isApproved: Bool { status == "approved" || status == "approved_emergency" }
}

/// How far a change moves a baseline.
public enum ChangeClass: String, Sendable, Comparable, CaseIterable {
  case minor, moderate, major

  public static func < (left: Self, right: Self) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!  // every case is in allCases
  }
}

/// One edit that a change or a decision authorises: a place, the value that stands there and the one that shall.
public struct Touch: Sendable, Hashable {
  public let path: JSONPointer
  /// What stands there; nothing when the place is empty.
  public let from: JSONValue?
  /// What shall stand there; nothing when it shall be emptied.
  public let to: JSONValue?

  public init(path: JSONPointer, from: JSONValue?, to: JSONValue?) {
    self.path = path
    self.from = from
    self.to = to
  }

  public init?(_ fields: JSONObject) {
    guard let path = fields.string("path").flatMap({ try? JSONPointer(parsing: $0) }) else { return nil }
    self.init(path: path, from: fields["from"], to: fields["to"])
  }

  public var change: JSONChange { JSONChange(pointer: path, from: from, to: to) }

  public var json: JSONValue {
    var fields: JSONObject = ["path": .string(path.description)]
    fields["from"] = from
    fields["to"] = to
    return .object(fields)
  }
}
