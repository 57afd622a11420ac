import Calendars
public import Governance
import JSON
public import Rules
import Storage

/// Looks for days on which customers were unusually unhappy, and opens the alerts that say so.
///
/// Of every active metric that counts negative answers and says what their share usually is (`detection.p0`), the last
/// days of each region, segment and process are tested. Alerts about the same thing share `dedup_key` and merge within
/// the policy's cooldown.
public struct CheckMetrics: Sendable {
  /// A day that stands out, of one part of the customers.
  public struct Finding: Sendable {
    public let metric: Metric
    public let region: String?
    public let segment: RecordID?
    public let process: RecordID?
    public let signal: SpikeTest.Signal
    /// The open alert that says so already.
    public let alert: RecordID?

    /// `MET-0007|DACH|||up`
    public var key: String {
      "\(metric.id)|\(region ?? "")|\(segment?.text ?? "")|\(process?.text ?? "")|up"
    }
  }

  /// The worst first, then in order of metric and place; one a key.
  public let findings: [Finding]
  /// How many metrics can be tested at all.
  public let testedCount: Int

  /// How many days back are looked at.
  public static let days = 7

  /// - Parameter id: one metric; all of them without it.
  /// - Throws: `UsageError` when `id` cannot be tested, and what reading the ledger threw.
  public init(_ id: RecordID?, in view: LedgerView) throws {
    let metrics = try view.state.all(Metric.self).filter { id == nil || $0.id == id }
    let tested = metrics.compactMap { metric in metric.spikeTest.map { (metric, $0) } }
    if let id, tested.isEmpty {
      throw UsageError(
        "\(id) cannot be tested", hint: "an active metric of measure sentiment_neg with detection.p0 can be")
    }
    testedCount = tested.count
    let today = try view.home.day(of: view.time)
    let open = try Self.openAlerts(in: view)
    findings = try tested.flatMap { metric, test in
      try Self.findings(of: metric, test, in: view, today, open)
    }.sorted { ($0.signal.severity, $0.key) < ($1.signal.severity, $1.key) }
  }

  private static func findings(
    of metric: Metric, _ test: SpikeTest, in view: LedgerView, _ today: CivilDate, _ open: [String: RecordID]
  ) throws -> [Finding] {
    let first = today.adding(days: -days)
    let months = Set([first, today].map { "\($0)".split(separator: "-").prefix(2).joined() }).sorted()
    let rows = try months.flatMap { month -> [ObservationRow] in
      let id = RecordID.observation(of: metric.id, in: month)
      return try view.state.record(id, as: Observation.self)?.rows ?? []
    }.filter { $0.channel == nil && $0.stage == nil }
    let parts = Dictionary(grouping: rows) { Array($0.partNames.dropFirst()) }
    return parts.values.compactMap { rows -> Finding? in
      let points = rows.compactMap { row in
        row.day.map { SpikeTest.Point(day: $0, count: row.count("x") ?? 0, sample: row.sample) }
      }.sorted { $0.day < $1.day }
      let signals = test.signals(in: points).filter { $0.day >= first && $0.day <= today }
      guard let worst = signals.min(by: { ($0.severity, $1.day) < ($1.severity, $0.day) }), let row = rows.first else {
        return nil
      }
      let finding = Finding(
        metric: metric, region: row.region, segment: row.segment, process: row.process, signal: worst, alert: nil)
      return Finding(
        metric: metric, region: row.region, segment: row.segment, process: row.process, signal: worst,
        alert: open[finding.key])
    }
  }

  /// The open alerts by what they share with others about the same thing.
  private static func openAlerts(in view: LedgerView) throws -> [String: RecordID] {
    let listed = try view.state.all(Forum.self).flatMap { $0.register.ids("alerts") }
    let alerts = try listed.compactMap { try view.state.record($0, as: Escalation.self) }.filter {
      $0.isOpen && $0.type == "alert"
    }
    return Dictionary(
      alerts.compactMap { alert in alert.deduplicationKey.map { ($0, alert.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Those that no open alert says yet.
  public var unsaid: [Finding] { findings.filter { $0.alert == nil } }

  /// Opens an alert for each of `unsaid`.
  ///
  /// - Returns: the ids of the alerts, in order of `unsaid`.
  /// - Throws: `UsageError` when a metric has no forum that an alert could go to.
  public func apply(
    to edits: inout RecordEdits, _ context: RuleContext, using generator: inout some RandomNumberGenerator
  ) throws -> [RecordID] {
    try unsaid.map { finding in
      let id = RecordID.minted(for: Escalation.kind, using: &generator)
      guard let path = finding.process ?? finding.metric.forum ?? context.policy?.changeBoard else {
        throw UsageError(
          "nobody answers for \(finding.metric.id)", hint: "folio metric edit \(finding.metric.id) --set forum=FOR-…")
      }
      var fields: JSONObject = [
        "type": "alert", "severity": .integer(finding.signal.severity), "subject": .string(finding.metric.id.text),
        "title": .string(finding.title), "path": .string(path.text), "dedup_key": .string(finding.key),
      ]
      fields["region"] = finding.region.map { .string($0) }
      fields["segment"] = (finding.segment?.text).map { .string($0) }
      fields["process"] = (finding.process?.text).map { .string($0) }
      fields["owner"] = (finding.metric.record.owner?.text).map { .string($0) }
      try NewRecord(id, kind: Escalation.kind, fields: fields).apply(to: &edits, context)
      return id
    }
  }
}

extension CheckMetrics.Finding {
  /// `Negative feedback in DACH: 48 of 400 on 2026-10-23`
  public var title: String {
    let place = [region, segment?.text, process?.text].compactMap { $0 }.joined(separator: " ")
    return
      "\(metric.record.title.prefix(60))\(place.isEmpty ? "" : " in \(place)"): \(signal.count) of \(signal.sample) on \(signal.day)"
  }
}

extension Metric {
  /// What tests it; nothing where it is not active, counts no negative answers or does not say what is usual.
  fileprivate var spikeTest: SpikeTest? {
    guard isActive, measure == .sentiment else { return nil }
    return fields.object("detection")?.string("p0").flatMap { ExactDecimal($0) }.flatMap { SpikeTest(share: $0) }
  }
}
