public import Calendars
public import JSON

/// One month of counts that were imported for a metric, never what single customers said or did.
public struct Observation: GovernanceRecord {
  public static let kind = RecordKind(
    name: "observation", folder: "observations", prefix: RecordID.monthlyPrefix,
    summary: "one month of counts for a metric", lifecycle: Lifecycle(first: "final", [:]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var metric: RecordID? { fields.id("metric") }
  public var rows: [ObservationRow] { fields.objects("rows").map(ObservationRow.init) }
  /// Where the counts come from.
  public var source: String { fields.string("source") ?? "" }
  public var extractedAt: Instant? { fields.instant("extracted_at") }
  /// Why rows were replaced by others.
  public var restatementReason: String? { fields.object("restates")?.string("reason") }
}

/// The counts of one day, whole or of a part that its dimensions name.
public struct ObservationRow: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  /// The day that is counted.
  public var day: CivilDate? { fields.date("at") }
  public var region: String? { fields.string("region") }
  public var segment: RecordID? { fields.id("segment") }
  public var process: RecordID? { fields.id("process") }
  public var channel: String? { fields.string("channel") }
  public var stage: String? { fields.string("stage") }
  /// The size of the sample.
  public var sample: Int64 { fields.integer("n") ?? 0 }
  /// What was counted, by its name: `promoters`, `x`, `talk_s`.
  public func count(_ name: String) -> Int64? { fields.integer(name) }

  /// What it is of: its day and its dimensions, each empty where it names none.
  public var partNames: [String] {
    ["at", "region", "segment", "process", "channel", "stage"].map { fields.string($0) ?? "" }
  }

  /// The same for people to read.
  public var words: String { partNames.filter { !$0.isEmpty }.joined(separator: " ") }
}
