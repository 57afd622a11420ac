import Calendars
public import Governance
import JSON

/// Thirty days after a wave it is known whether its customers use the change and what it does for them.
///
/// Of the usage and of the outcome metric that the initiative's `adoption` names, customers of the wave's region and of
/// one of its segments were counted on a day after the wave was completed. `folio due` lists what was not.
public struct AdoptionIsMeasured: StandingRule {
  public static let id = RuleID(code: "ROLL-13", name: "adoption-is-measured")

  static let days = 30

  public init() {}

  /// No commit is refused for what was not measured.
  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] { [] }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let rollout = record.of(Rollout.self) else { return [] }
    let late = rollout.waves.filter { wave in
      wave.state == .completed
        && wave.endedAt.map { CivilDate.days(from: context.home.day(of: $0), to: context.today) > Self.days } == true
    }
    guard !late.isEmpty, let initiative = try state.record(rollout.initiative, as: Initiative.self) else { return [] }
    return try late.compactMap { wave in
      let missing = try [("usage", initiative.usageMetric), ("outcome", initiative.outcomeMetric)].filter {
        try !isMeasured($1, wave, in: state, context)
      }
      guard !missing.isEmpty else { return nil }
      return context.violation(
        Self.id, .warn, .unmeasured("\(rollout.id)#\(wave.id)", missing.map(\.0)), in: record, at: wave.place("state"),
        fix: .ingest(missing, initiative.id), whoCan: [record.owner].compactMap { $0 })
    }
  }

  private func isMeasured(
    _ metric: RecordID?, _ wave: Wave, in state: any LedgerState, _ context: StandingContext
  ) throws -> Bool {
    guard let metric = try state.record(metric, as: Metric.self), let ended = wave.endedAt,
      let days = try context.zones.zone(named: wave.zoneName).days(from: ended, to: context.time)
    else { return false }
    return try wave.segments.contains { segment in
      try ObservedDays(of: metric, in: wave.region, segment, state).rows(on: days).contains { $0.sample > 0 }
    }
  }
}

extension Violation.Message {
  fileprivate static func unmeasured(_ wave: String, _ missing: [String]) -> Self {
    "Adoption of \(wave) is not measured: \(missing.joined(separator: " and "))"
  }
  fileprivate static func ingest(_ missing: [(String, RecordID?)], _ initiative: RecordID) -> Self {
    let named = missing.compactMap(\.1)
    guard let metric = named.first else {
      return "name the metrics: folio initiative edit \(initiative) --set /adoption/usage_metric=MET-…"
    }
    return "folio metric ingest \(metric) FILE.csv"
  }
}
