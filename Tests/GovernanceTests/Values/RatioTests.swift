import Governance
import Testing

struct RatioTests {
  @Test(
    arguments: [
      (21, 420, "5.00"), (22, 420, "5.24"), (40, 420, "9.52"), (63, 420, "15.00"), (64, 420, "15.24"),
      (105, 420, "25.00"), (106, 420, "25.24"), (0, 420, "0.00"), (420, 420, "100.00"), (1, 3, "33.33"),
      (2, 3, "66.67"), (1, 20_000, "0.00"), (3, 20_000, "0.02"), (5, 20_000, "0.02"), (7, 20_000, "0.04"),
      (1, 1_000, "0.10"), (9_999_500, 100_000_000, "10.00"), (0, 0, "0.00"), (1, 0, "∞"),
    ] as [(Int64, Int64, String)])
  func `a share is read in per cent, half to even`(numerator: Int64, denominator: Int64, text: String) {
    #expect(Ratio(numerator, of: denominator).percentText == text)
    #expect("\(Ratio(numerator, of: denominator))" == text + " %")
  }

  @Test(
    arguments: [
      (21, "5", true), (22, "5", false), (40, "5", false), (40, "15", true), (63, "15", true), (64, "15", false),
      (105, "25", true), (106, "25", false), (22, "5.238095", false), (22, "5.238096", true), (0, "0", true),
    ] as [(Int64, String, Bool)])
  func `a limit is inside, and nothing is rounded before it is compared`(
    cost: Int64, percent: String, isInside: Bool
  ) throws {
    #expect(try Ratio(cost, of: 420).isAtMost(percent: #require(ExactDecimal(percent))) == isInside)
  }

  @Test func `of nothing, nothing alone is within a limit`() {
    #expect(Ratio(0, of: 0).isAtMost(percent: ExactDecimal(5)))
    #expect(!Ratio(1, of: 0).isAtMost(percent: ExactDecimal(5)))
  }

  @Test(arguments: [(2, 3, true), (1, 2, false), (3, 3, true), (667, 1_000, true), (666, 1_000, false)])
  func `two thirds is reached exactly`(votes: Int64, of all: Int64, isReached: Bool) {
    #expect(Ratio(votes, of: all).isAtLeast((2, 3)) == isReached)
  }

  @Test func `ratios compare by value`() {
    #expect(Ratio(1, of: 3) == Ratio(2, of: 6))
    #expect(Ratio(1, of: 3) < Ratio(333_334, of: 1_000_000))
    #expect(Ratio(333_333, of: 1_000_000) < Ratio(1, of: 3))
    #expect(Ratio(.max, of: .max) == Ratio(1, of: 1))
  }
}
