public import Calendars
public import Governance
import JSON
public import Rules

/// Writes counts of a metric into its months: rows that are new, and with a reason rows that replace others.
public struct IngestObservations: Sendable {
  /// What was done with the rows.
  public struct Outcome: Sendable, Hashable {
    public var months: [RecordID] = []
    public var added = 0
    public var replaced = 0
    public var unchanged = 0

    public init() {}
  }

  public let metric: RecordID
  public let rows: [ObservationRow]
  /// The system that counted.
  public let source: String?
  /// When the counts were taken from it; nothing for the time of the commit.
  public let extractedAt: Instant?
  /// Why rows are replaced.
  public let reason: String?

  public init(
    _ rows: [ObservationRow], of metric: RecordID, from source: String?, extractedAt: Instant? = nil, reason: String?
  ) {
    self.metric = metric
    self.rows = rows
    self.source = source
    self.extractedAt = extractedAt
    self.reason = reason
  }

  /// - Throws: `UsageError` when a row would replace another without a reason, is of a day to come, or a new month has no
  ///   source.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws -> Outcome {
    // A day has begun somewhere on earth 14 hours before it does in UTC.
    let latest = CivilDate(edits.time.adding(seconds: 14 * 3600).description.prefix(10).description)
    if let early = rows.first(where: { row in row.day.flatMap { day in latest.map { day > $0 } } == true }) {
      throw UsageError("\(early.words) has not been yet", hint: "mend the file; nothing was written")
    }
    var outcome = Outcome()
    let months = Dictionary(grouping: rows) {
      $0.day.map { $0.description.split(separator: "-").prefix(2).joined() } ?? ""
    }
    for month in months.keys.sorted() {
      guard let id = RecordID.observation(of: metric, in: month) else { continue }
      try write(months[month] ?? [], to: id, &edits, context, &outcome)
    }
    return outcome
  }

  private func write(
    _ rows: [ObservationRow], to id: RecordID, _ edits: inout RecordEdits, _ context: RuleContext,
    _ outcome: inout Outcome
  ) throws {
    let old = try edits.record(id)?.of(Observation.self)
    var known = Dictionary((old?.rows ?? []).map { ($0.partNames, $0) }) { first, _ in first }
    var added = 0
    var replaced = 0
    for row in rows {
      switch known.updateValue(row, forKey: row.partNames) {
      case nil: added += 1
      case row?: outcome.unchanged += 1
      case let counted?:
        guard reason != nil else {
          throw UsageError(
            "\(row.words) was counted before, and otherwise (n=\(counted.sample), now \(row.sample))",
            hint: "--restate 'why' replaces it; nothing was written")
        }
        replaced += 1
      }
    }
    outcome.added += added
    outcome.replaced += replaced
    guard added + replaced > 0 else { return }
    outcome.months.append(id)
    let sorted = known.values.sorted { $0.partNames.lexicographicallyPrecedes($1.partNames) }
    var fields = old?.fields ?? ["metric": .string(metric.text)]
    fields["rows"] = .array(sorted.map { .object($0.fields) })
    fields["extracted_at"] = .string((extractedAt ?? edits.time).description)
    if let source { fields["source"] = .string(source) }
    if replaced > 0, let reason { fields["restates"] = ["reason": .string(reason)] }
    if old != nil {
      try edits.update(id) { $0 = fields }
    } else {
      guard source != nil else { throw UsageError("nothing says who counted", hint: "--source 'Survey tool'") }
      try NewRecord(id, kind: Observation.kind, fields: fields).apply(to: &edits, context)
    }
  }
}
