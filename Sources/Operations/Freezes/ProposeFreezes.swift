public import Calendars
public import Governance
public import JSON
public import Rules
import Storage

/// The weekly volumes of one kind of contact, for some region and segment, and the seasons in which they are high.
public struct VolumeSeries: Sendable {
  public let metric: RecordID
  public let region: String?
  public let segment: RecordID?
  /// How many there were in each ISO week.
  public let weeks: [Week: Int64]
  /// The months of counts that it was added up from, in order of id.
  public let sources: [RecordID]

  /// - Parameters:
  ///   - region: rows of this region alone; without one, rows that name none.
  ///   - segment: the same for customers.
  /// - Throws: `UsageError` when `metric` measures no volume, and what reading the ledger threw.
  public init(of metric: RecordID, region: String?, segment: RecordID?, in view: LedgerView) throws {
    guard let known = try view.state.record(metric, as: Metric.self) else {
      throw UsageError.noSuchRecord(metric.text, kind: Metric.kind.name)
    }
    guard known.measure == .volume else {
      throw UsageError(
        "\(metric) measures \(known.measure?.rawValue ?? "something else"), not volume",
        hint: "name a metric of measure volume: folio metric list")
    }
    (self.metric, self.region, self.segment) = (metric, region, segment)
    let months = try view.records(of: Observation.kind).compactMap { $0.of(Observation.self) }
      .filter { $0.metric == metric }
    var weeks: [Week: Int64] = [:]
    var sources: [RecordID] = []
    for month in months {
      let rows = month.rows.filter {
        $0.region == region && $0.segment == segment && $0.process == nil && $0.channel == nil && $0.stage == nil
      }
      if !rows.isEmpty { sources.append(month.id) }
      for row in rows {
        guard let day = row.day else { continue }
        let week = Week(containing: day)
        let (sum, overflow) = (weeks[week] ?? 0).addingReportingOverflow(row.sample)
        weeks[week] = overflow ? .max : sum
      }
    }
    (self.weeks, self.sources) = (weeks, sources)
  }

  /// What the digest is of: `{metric, region?, segment?, weeks: {"2024-W01": n}}`.
  public var json: JSONValue {
    var fields: JSONObject = ["metric": .string(metric.text)]
    fields["region"] = region.map { .string($0) }
    fields["segment"] = (segment?.text).map { .string($0) }
    var counts: JSONObject = [:]
    for (week, count) in weeks { counts["\(week)"] = .integer(count) }
    fields["weeks"] = .object(counts)
    return .object(fields)
  }

  /// SHA-256 of the compact canonical form of `json`, in lower-case hex.
  public var digest: String { SHA256Digest(of: CanonicalJSON.compact(of: json)).description }
}

/// Freezes that would protect the seasons in which customers need the service most.
///
/// Of a detected peak, from a week before it on and in whole weeks (DOMAIN.md §3.6), with the digest of the series that
/// shows it; of a segment's renewal month, all of it. They are proposed, and hold nothing until people approve them.
public struct ProposeFreezes: Sendable {
  /// One that is proposed.
  public struct Proposal: Sendable {
    public let title: String
    public let level: FreezeWindow.Level
    public let days: CivilSpan
    /// What else its record says.
    let fields: JSONObject
    /// A freeze that is proposed or approved for the same days already.
    public let existing: RecordID?
  }

  /// In order of their days.
  public let proposals: [Proposal]

  /// The peaks of `series` that are on or begin next after the day of `view`.
  ///
  /// - Throws: `UsageError` when the series does not hold two whole years.
  public init(_ series: VolumeSeries, in view: LedgerView) throws {
    let seasons: [PeakSeason]
    do {
      seasons = try PeakSeason.seasons(in: series.weeks)
    } catch {
      throw UsageError.outOfTurn(
        "\(series.metric) holds \(error.count) whole years of what was asked about, and a season takes two",
        hint: "folio metric ingest \(series.metric) FILE.csv --source …, with at least 50 weeks of each")
    }
    let today = try view.home.day(of: view.time)
    let known = try view.state.all(Freeze.self)
    var found: [Proposal] = []
    for season in seasons {
      guard
        let days = ((today.year - 1)...(today.year + 1)).lazy.compactMap({ season.days(from: $0) }).first(where: {
          today < $0.end.date
        })
      else { continue }
      var fields = series.scope
      fields["origin"] = "peak_detection"
      fields["evidence"] = .string(series.digest)
      fields["links"] = .array(series.sources.suffix(100).map { ["rel": "evidence", "to": .string($0.text)] })
      let place = [series.region, series.segment?.text].compactMap { $0 }.joined(separator: " ")
      found.append(
        Proposal(
          title: "Peak of \(days.start.date)\(place.isEmpty ? "" : ", \(place)")", level: season.level, days: days,
          fields: fields, existing: known.first { $0.protects(days, fields) }?.id))
    }
    proposals = found.sorted { $0.days.start.date < $1.days.start.date }
  }

  /// The renewal months of `segment` that are on or come next after the day of `view`.
  public init(renewalsOf segment: Segment, in view: LedgerView) throws {
    let today = try view.home.day(of: view.time)
    let known = try view.state.all(Freeze.self)
    proposals = segment.renewalMonths.compactMap { month in
      guard let days = CivilSpan(month: month, onOrAfter: today) else { return nil }
      let fields: JSONObject = ["origin": "renewal_cycle", "segments": [.string(segment.id.text)]]
      return Proposal(
        title: "Renewals of \(segment.title), \(String("\(days.start.date)".dropLast(3)))", level: .soft, days: days,
        fields: fields, existing: known.first { $0.protects(days, fields) }?.id)
    }.sorted { $0.days.start.date < $1.days.start.date }
  }

  /// Writes those that nobody has proposed yet.
  ///
  /// - Parameter actions: what they forbid.
  /// - Returns: their ids.
  public func apply(
    to edits: inout RecordEdits, _ context: RuleContext, calendar: String, actions: [FreezableAction.Kind],
    using generator: inout some RandomNumberGenerator
  ) throws -> [RecordID] {
    try proposals.filter { $0.existing == nil }.map { proposal in
      let id = RecordID.minted(for: Freeze.kind, using: &generator)
      var fields = proposal.fields
      fields["status"] = "proposed"
      fields["title"] = .string(proposal.title)
      fields["calendar"] = .string(calendar)
      fields["effect"] = "deny"
      fields["level"] = .string(proposal.level.rawValue)
      fields["actions"] = .array(actions.map { .string($0.rawValue) })
      fields["all_day"] = true
      fields["start"] = .string("\(proposal.days.start.date)")
      fields["end"] = .string("\(proposal.days.end.date)")
      fields["tz"] = "floating"
      try NewRecord(id, kind: Freeze.kind, fields: fields).apply(to: &edits, context)
      return id
    }
  }
}

extension VolumeSeries {
  /// The dimensions of a freeze for it.
  fileprivate var scope: JSONObject {
    var fields: JSONObject = [:]
    if let region { fields["regions"] = [.string(region)] }
    if let segment { fields["segments"] = [.string(segment.text)] }
    return fields
  }
}

extension Freeze {
  /// Whether it is meant for the same days, regions and segments, and was not withdrawn.
  fileprivate func protects(_ days: CivilSpan, _ other: JSONObject) -> Bool {
    status != "withdrawn" && effect == "deny" && fields.string("start") == "\(days.start.date)"
      && fields.string("end") == "\(days.end.date)" && fields["regions"] == other["regions"]
      && fields["segments"] == other["segments"]
  }
}

extension ProposeFreezes {
  /// `[{title, level, start, end, existing?}]`; `end` is the first day after it.
  public var json: JSONValue {
    .array(
      proposals.map { proposal in
        var fields: JSONObject = [
          "title": .string(proposal.title), "level": .string(proposal.level.rawValue),
          "start": .string("\(proposal.days.start.date)"), "end": .string("\(proposal.days.end.date)"),
        ]
        fields["existing"] = (proposal.existing?.text).map { .string($0) }
        return .object(fields)
      })
  }
}
