import Governance
import JSON

/// No count is so small that it tells of single customers.
///
/// A row of a segment or of a stage of the path counts nobody, or at least ten.
public struct SmallCellsAreNotKept: RecordRule {
  public static let id = RuleID(code: "DATA-05", name: "small-cells-are-not-kept")
  public static let holdsInSetUp = true

  static let least: Int64 = 10

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    guard let (before, after) = change.of(Observation.self) else { return [] }
    let known = Set(before?.rows ?? [])
    return after.rows.enumerated().filter { _, row in
      (row.segment != nil || row.stage != nil) && (1..<Self.least).contains(row.sample) && !known.contains(row)
    }.map { index, row in
      violation(
        .identifies(row), in: change, at: JSONPointer(tokens: ["rows", "\(index)", "n"]), fix: .aggregate)
    }
  }
}

extension Violation.Message {
  fileprivate static func identifies(_ row: ObservationRow) -> Self {
    "Cell n=\(row.sample) could identify people: \(row.words)"
  }
  fileprivate static let aggregate: Self = "aggregate it: count longer, or without the segment or the stage"
}
