import Governance
import SeededRandom
import Testing

struct ExactDecimalTests {
  @Test(
    arguments: [
      ("0", 0), ("1", 1_000_000), ("-1", -1_000_000), ("0.35", 350_000), ("-2.5", -2_500_000), ("60", 60_000_000),
      ("0.000001", 1), ("-0.000001", -1), ("100", 100_000_000), ("62.69", 62_690_000),
      ("9007199254740991", 9_007_199_254_740_991_000_000),
      ("999999999999999999999999.999999", 999_999_999_999_999_999_999_999_999_999),
    ] as [(String, Int128)])
  func `a decimal is the text that spells it`(text: String, millionths: Int128) throws {
    let decimal = try #require(ExactDecimal(text))
    #expect(decimal.millionths == millionths)
    #expect("\(decimal)" == text)
  }

  @Test(arguments: [
    "", "-", "-0", "0.350", "0.0", "00", "01", "-01", ".5", "5.", "+1", "1e3", "1,5", "0x1", "1.2.3", "0.0000001",
    "0.1234567", " 1", "1 ", "NaN", "٣", "1.٣", "1000000000000000000000000",
  ])
  func `a decimal has one spelling`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `text and value say the same for any value`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let magnitude = Int64.random(in: 0...(1 << Int.random(in: 1...62, using: &random)), using: &random)
      let decimal = ExactDecimal(millionths: Int128(Bool.random(using: &random) ? magnitude : -magnitude))
      #expect(ExactDecimal(decimal.description) == decimal)
    }
  }

  @Test func `order and sum are those of the values, without rounding`() throws {
    var random = SplitMix64(seed: 13)
    for _ in 0..<1_000 {
      let (a, b) = (Int64.random(in: -9_999...9_999, using: &random), Int64.random(in: -9_999...9_999, using: &random))
      let (left, right) = (ExactDecimal(millionths: Int128(a)), ExactDecimal(millionths: Int128(b)))
      #expect((left < right) == (a < b))
      #expect((left + right).millionths == Int128(a + b))
    }
    // 0.1 + 0.2 is 0.3, which binary floating point does not know.
    #expect(try #require(ExactDecimal("0.1")) + #require(ExactDecimal("0.2")) == ExactDecimal("0.3"))
    #expect(ExactDecimal(5) == ExactDecimal("5"))
  }
}
