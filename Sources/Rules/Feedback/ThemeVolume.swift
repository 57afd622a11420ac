import Calendars
import Governance

/// A theme that is heard so often that it takes a formal review of its process.
struct ThemeVolume {
  /// The first day of the weeks that made it loud.
  let since: CivilDate
  /// The day after the week in which it became loud.
  let reachedOn: CivilDate
  /// How often it was heard in the weeks that the policy counts, up to the last loud one.
  let count: Int64

  /// Nothing while the theme is quiet.
  init?(of feedback: Feedback, policy: Policy) {
    let measure = Measure(counts: feedback.counts, policy: policy)
    let loud = Set(measure.counts.keys.filter(measure.isLoud))
    guard let last = loud.max() else { return nil }
    var first = last
    while loud.contains(first.adding(days: -7)) { first = first.adding(days: -7) }
    since = first.adding(days: -7 * (measure.weeks - 1))
    reachedOn = first.adding(days: 7)
    count = measure.sum(endingAt: last, weeks: measure.weeks)
  }

  /// The policy's thresholds, asked of the counts of one theme.
  private struct Measure {
    let counts: [CivilDate: Int64]
    let weeks: Int
    private let most: Int64
    private let surgeWeeks: Int
    private let meanWeeks: Int
    private let factor: ExactDecimal

    init(counts: [CivilDate: Int64], policy: Policy) {
      self.counts = counts
      weeks = Int(policy.threshold("feedback", "review_weeks") ?? 4)
      most = policy.threshold("feedback", "review_count") ?? 50
      surgeWeeks = Int(policy.threshold("feedback", "surge_weeks") ?? 2)
      meanWeeks = Int(policy.threshold("feedback", "surge_mean_weeks") ?? 12)
      factor = policy.decimal("feedback", "surge_factor") ?? ExactDecimal(2)
    }

    func sum(endingAt week: CivilDate, weeks: Int) -> Int64 {
      (0..<weeks).reduce(0) { $0 + (counts[week.adding(days: -7 * $1)] ?? 0) }
    }

    func isLoud(in week: CivilDate) -> Bool { sum(endingAt: week, weeks: weeks) >= most || isSurge(endingAt: week) }

    /// Whether each of the last weeks had a multiple of the mean of the weeks before them.
    private func isSurge(endingAt week: CivilDate) -> Bool {
      let calm = week.adding(days: -7 * surgeWeeks)
      let sum = sum(endingAt: calm, weeks: meanWeeks)
      // A theme that is younger than that has no mean of its own.
      guard sum > 0, let first = counts.keys.min(), first <= calm.adding(days: -7 * (meanWeeks - 1)) else {
        return false
      }
      return (0..<surgeWeeks).allSatisfy { back in
        let heard = counts[week.adding(days: -7 * back)] ?? 0
        return Int128(heard) * Int128(meanWeeks) * 1_000_000 >= factor.millionths * Int128(sum)
      }
    }
  }
}
