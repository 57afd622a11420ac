public import Calendars

/// Finds days on which a share is far above what it is when nothing is wrong (DOMAIN.md §3.7, sentiment spike).
///
/// With p̂ = x/n of a day and z = (p̂ − p₀)/√(p₀(1 − p₀)/n), a day spikes where z ≥ 3, p̂ − p₀ ≥ 0.05 and n ≥ 30. It is of
/// severity 1 where z ≥ 5 or the day before spiked too, else of severity 2. Where two of three points are above 2σ
/// (Western Electric rule 2) and it is no spike, it is of severity 3. Compared in whole numbers, without rounding.
public struct SpikeTest: Sendable, Hashable {
  /// A day that stands out.
  public struct Signal: Sendable, Hashable {
    public let day: CivilDate
    public let severity: Int64
    public let count: Int64
    public let sample: Int64
    /// z in hundredths, towards zero, for people to read.
    public let hundredths: Int64
  }

  /// One point of a series.
  public struct Point: Sendable, Hashable {
    public let day: CivilDate
    public let count: Int64
    public let sample: Int64

    public init(day: CivilDate, count: Int64, sample: Int64) {
      self.day = day
      self.count = count
      self.sample = sample
    }
  }

  /// p₀ in millionths.
  private let base: Int128

  private static let leastSample: Int64 = 30
  /// Of one day; more would not be counted in one.
  private static let mostSample: Int64 = 1_000_000_000_000
  /// p̂ − p₀ in millionths.
  private static let leastRise: Int128 = 50_000

  /// - Parameter share: p₀, between 0 and 1; nothing where it is neither more than 0 nor less than 1.
  public init?(share: ExactDecimal) {
    guard share > ExactDecimal(0), share < ExactDecimal(1) else { return nil }
    base = share.millionths
  }

  /// The signals of `points`, which are in order of day; days with too small a sample are not tested.
  public func signals(in points: [Point]) -> [Signal] {
    let tested = points.filter {
      ($0.sample >= Self.leastSample) && $0.sample <= Self.mostSample && $0.count <= $0.sample
    }
    return tested.indices.compactMap { index in
      let point = tested[index]
      guard let severity = severity(at: index, in: tested) else { return nil }
      return Signal(
        day: point.day, severity: severity, count: point.count, sample: point.sample, hundredths: hundredths(point))
    }
  }

  private func severity(at index: Int, in points: [Point]) -> Int64? {
    let point = points[index]
    if spikes(point) {
      let before = index > 0 && points[index - 1].day == point.day.adding(days: -1) && spikes(points[index - 1])
      return before || reaches(5, point, orEqual: true) ? 1 : 2
    }
    // The point itself must be one of the two, or the signal was there before it.
    let last = points[max(0, index - 2)...index]
    return reaches(2, point, orEqual: false) && last.count { reaches(2, $0, orEqual: false) } >= 2 ? 3 : nil
  }

  private func spikes(_ point: Point) -> Bool {
    reaches(3, point, orEqual: true)
      && Int128(point.count) * 1_000_000 - base * Int128(point.sample) >= Self.leastRise * Int128(point.sample)
  }

  /// Whether z is above `limit`, or at least it: (10⁶x − Pn)² against limit²·n·P(10⁶ − P), P in millionths.
  private func reaches(_ limit: Int128, _ point: Point, orEqual: Bool) -> Bool {
    let rise = rise(point)
    let (left, right) = (rise * rise, limit * limit * variance(point))
    return rise > 0 && (left > right || (orEqual && left == right))
  }

  private func rise(_ point: Point) -> Int128 { Int128(point.count) * 1_000_000 - base * Int128(point.sample) }
  private func variance(_ point: Point) -> Int128 { Int128(point.sample) * base * (1_000_000 - base) }

  /// The largest number of hundredths that z reaches, zero where it is below.
  private func hundredths(_ point: Point) -> Int64 {
    let rise = rise(point)
    guard rise > 0 else { return 0 }
    let spread = variance(point)
    var (low, high): (Int128, Int128) = (0, 1)
    func isReached(_ hundredths: Int128) -> Bool {
      let (right, overflow) = (hundredths * hundredths).multipliedReportingOverflow(by: spread)
      let (left, tooMuch) = (rise * rise).multipliedReportingOverflow(by: 10_000)
      return !overflow && (tooMuch || left >= right)
    }
    while isReached(high), high < 1_000_000 { high *= 2 }
    while low + 1 < high {
      let middle = (low + high) / 2
      if isReached(middle) { low = middle } else { high = middle }
    }
    return Int64(low)
  }
}
