import Calendars
import Governance
import JSON

/// A month of observations is of the metric and of the month that its id names, and counts each thing once.
public struct MonthsKeepToTheirName: RecordRule {
  public static let id = RuleID(code: "FMT-02", name: "months-keep-to-their-name")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    guard let (_, after) = change.of(Observation.self) else { return [] }
    return ofAnother(after, change) + ofOtherMonths(after, change) + twice(after, change)
  }

  private func ofAnother(_ observation: Observation, _ change: RecordChange) -> [Violation] {
    guard let metric = observation.metric, metric.part != observation.id.part else { return [] }
    return [violation(.ofAnother(observation.id, metric), in: change, at: "/metric", fix: .rename(observation, metric))]
  }

  private func ofOtherMonths(_ observation: Observation, _ change: RecordChange) -> [Violation] {
    observation.rows.enumerated().filter { _, row in
      row.day.map { $0.description.split(separator: "-").prefix(2).joined() != observation.id.month } == true
    }.map { index, row in
      violation(
        .ofOtherMonth(observation.id, row), in: change, at: JSONPointer(tokens: ["rows", "\(index)", "at"]),
        fix: .ingest(observation.metric))
    }
  }

  private func twice(_ observation: Observation, _ change: RecordChange) -> [Violation] {
    var seen: Set<[String]> = []
    return observation.rows.enumerated().filter { !seen.insert($1.partNames).inserted }.map { index, row in
      violation(
        .twice(row), in: change, at: JSONPointer(tokens: ["rows", "\(index)"]), fix: .ingest(observation.metric))
    }
  }
}

extension Violation.Message {
  fileprivate static func ofAnother(_ id: RecordID, _ metric: RecordID) -> Self {
    "\(id) is named after another metric than \(metric)"
  }
  fileprivate static func rename(_ observation: Observation, _ metric: RecordID) -> Self {
    "use the id OBS-\(metric.part)-\(observation.id.month ?? "yyyymm")"
  }
  fileprivate static func ofOtherMonth(_ id: RecordID, _ row: ObservationRow) -> Self {
    "\(id) holds \(row.words), which is of another month"
  }
  fileprivate static func twice(_ row: ObservationRow) -> Self { "\(row.words) is counted twice" }
  fileprivate static func ingest(_ metric: RecordID?) -> Self {
    "folio metric ingest \(metric?.text ?? "MET-…") FILE.csv writes every row where it belongs"
  }
}
