import Calendars
import Governance
import Testing

/// Rows M01 and M02 of the test cases, and what lies around them.
struct SpikeTestTests {
  private func test(_ share: String = "0.07") throws -> SpikeTest {
    let share = try #require(ExactDecimal(share))
    return try #require(SpikeTest(share: share))
  }

  /// Days in a row from 2026-10-20 on.
  private func points(_ counts: [(Int64, Int64)]) throws -> [SpikeTest.Point] {
    let first = try #require(CivilDate("2026-10-20"))
    return counts.enumerated().map { index, point in
      SpikeTest.Point(day: first.adding(days: index), count: point.0, sample: point.1)
    }
  }

  @Test(
    arguments: [
      ([(48, 400)], [2]), ([(47, 400)], []), ([(20, 180)], []), ([(9, 29)], []), ([(9, 30)], [2]),
      // Two days running, and five deviations at once.
      ([(48, 400), (48, 400)], [2, 1]), ([(60, 400)], [1]), ([(48, 400), (20, 400), (48, 400)], [2, 2]),
      // Three deviations, and less than five points.
      ([(1_040, 12_000)], []),
    ] as [([(Int64, Int64)], [Int64])])
  func `M01: a day that spikes`(counts: [(Int64, Int64)], severities: [Int64]) throws {
    #expect(try test().signals(in: points(counts)).map(\.severity) == severities)
  }

  @Test func `M01: it says how far it is above`() throws {
    let signal = try #require(try test().signals(in: points([(48, 400)])).first)
    #expect(signal.hundredths == 391)
    #expect(signal.day == CivilDate("2026-10-20"))
  }

  /// With p₀ 0.5 and n 10000, z is (x − 5000)/50.
  @Test(
    arguments: [
      ([0.2, 2.1, 0.3, 2.3], [3]), ([3.0], []), ([2.5, -2.5, 2.5], [2]), ([2.0, 2.0, 2.0], []), ([2.1, 0, 0, 2.1], []),
    ] as [([Double], [Int])])
  func `M02: two of three points above two deviations`(deviations: [Double], found: [Int]) throws {
    let days = try points(deviations.map { (5_000 + Int64(($0 * 50).rounded()), 10_000) })
    let signals = try test("0.5").signals(in: days)
    #expect(signals.map(\.day) == found.map { days[$0].day })
    #expect(signals.allSatisfy { $0.severity == 3 })
  }

  @Test(arguments: ["0", "1", "1.5", "-0.1"]) func `a share that leaves no room is none to test`(share: String) throws {
    let share = try #require(ExactDecimal(share))
    #expect(SpikeTest(share: share) == nil)
  }

  @Test func `counts as large as they can be are answered`() throws {
    let signals = try test().signals(in: points([(1_000_000_000_000, 1_000_000_000_000), (.max, .max)]))
    #expect(signals.map(\.severity) == [1])
  }
}
