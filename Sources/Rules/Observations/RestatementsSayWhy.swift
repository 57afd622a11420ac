import Governance
import JSON

/// What was counted once is replaced only with a reason.
///
/// A row is known by its day and its dimensions. One that is counted otherwise, or no longer stands, needs a
/// `restates.reason` that the commit writes; the reason of an earlier restatement does not do. The counts in the evidence
/// of a closed gate do not change at all (FMT-06).
public struct RestatementsSayWhy: RecordRule {
  public static let id = RuleID(code: "MET-10", name: "restatements-say-why")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    guard case (let before?, let after)? = change.of(Observation.self) else { return [] }
    let reason = after.restatementReason
    if let reason, !reason.isEmpty, reason != before.restatementReason { return [] }
    let now = Dictionary(after.rows.map { ($0.partNames, $0) }) { first, _ in first }
    return before.rows.filter { now[$0.partNames] != $0 }.map {
      violation(
        now[$0.partNames] == nil ? .gone($0) : .replaced($0), in: change, at: "/rows", fix: .restate(after.metric))
    }
  }
}

extension Violation.Message {
  fileprivate static func replaced(_ row: ObservationRow) -> Self {
    "Restatement needs a reason: \(row.words) was counted otherwise"
  }
  fileprivate static func gone(_ row: ObservationRow) -> Self {
    "Restatement needs a reason: \(row.words) was counted and no longer stands"
  }
  fileprivate static func restate(_ metric: RecordID?) -> Self {
    "folio metric ingest \(metric?.text ?? "MET-…") FILE.csv --restate 'why'"
  }
}
