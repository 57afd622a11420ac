public import JSON

/// A window of a freeze calendar: it denies, allows or advises.
public struct Freeze: GovernanceRecord {
  public static let kind = RecordKind(
    name: "freeze", folder: "freezes", prefix: "FRZ", summary: "when changes are frozen, allowed or advised against",
    isBounded: true,
    lifecycle: Lifecycle(
      first: "draft", or: ["proposed"],
      ["draft": ["proposed", "approved"], "proposed": ["approved"], "approved": ["withdrawn"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isApproved: Bool { status == "approved" }
  /// The calendar that it belongs to.
  public var calendar: String { fields.string("calendar") ?? "" }
  /// The override decisions that opened it.
  public var overriddenBy: [RecordID] { fields.ids("overridden_by") }
  /// manual, peak_detection or renewal_cycle.
  public var origin: String { fields.string("origin") ?? "" }
  /// deny, allow or advisory.
  public var effect: String { fields.string("effect") ?? "" }
  /// hard or soft, of a window that denies.
  public var level: String? { fields.string("level") }
  public var actions: [String] { fields.strings("actions") }
  public var isAllDay: Bool { fields.bool("all_day") ?? false }
  /// A date of whole days, otherwise a local time.
  public var start: String { fields.string("start") ?? "" }
  /// The first date or local time that is not part of it.
  public var end: String { fields.string("end") ?? "" }
  /// An IANA name, or `floating`.
  public var zone: String { fields.string("tz") ?? "" }
  public var rule: JSONObject? { fields.object("rule") }
}
