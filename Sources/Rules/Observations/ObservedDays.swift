import Calendars
import Governance

/// What was counted of one metric for the customers of one segment in one region.
///
/// Only rows that name this region and this segment and nothing narrower: what a channel or a stage of the path shows is a
/// part of them, and adding parts to the whole would count customers twice.
struct ObservedDays {
  let metric: Metric
  let region: String
  let segment: RecordID
  private let state: any LedgerState

  init(of metric: Metric, in region: String, _ segment: RecordID, _ state: any LedgerState) {
    self.metric = metric
    self.region = region
    self.segment = segment
    self.state = state
  }

  /// The rows of `days`, in order of day; those of a month are read once, and no other month is.
  func rows(on days: ClosedRange<CivilDate>) throws -> [ObservationRow] {
    try state.months(of: metric.id, on: days).flatMap(\.rows).filter { row in
      row.day.map(days.contains) == true && row.region == region && row.segment == segment && !row.isNarrower
    }
  }

  /// The rows of `days` that were each counted from at least `least` customers.
  func proofs(on days: ClosedRange<CivilDate>, least: Int64) throws -> [ObservationRow] {
    try rows(on: days).filter { $0.sample >= least && metric.measure?.fault(in: $0) == nil }
  }
}

extension LedgerState {
  /// The months of counts for `metric` in which `days` lie, the earliest first.
  func months(of metric: RecordID, on days: ClosedRange<CivilDate>) throws -> [Observation] {
    let first = days.lowerBound.year * 12 + days.lowerBound.month - 1
    let last = days.upperBound.year * 12 + days.upperBound.month - 1
    return try (first...last).compactMap { month in
      let name = String(month / 12 * 100 + month % 12 + 1)
      return try record(RecordID.observation(of: metric, in: name), as: Observation.self)
    }
  }
}

extension ObservationRow {
  /// Whether it is of a part of the customers that region and segment name.
  fileprivate var isNarrower: Bool { process != nil || channel != nil || stage != nil }
}

extension Zone {
  /// The days that lie wholly in `start ..< end` on the clocks here; nothing where no day does.
  func days(from start: Instant, to end: Instant) -> ClosedRange<CivilDate>? {
    let begun = date(at: start)
    let first = startOfDay(begun) < start ? begun.adding(days: 1) : begun
    let last = date(at: end).adding(days: -1)
    return first <= last ? first...last : nil
  }
}
