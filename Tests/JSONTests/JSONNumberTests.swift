import JSON
import SeededRandom
import Testing

struct JSONNumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0e7", "0"), ("1.10", "1.1"), ("100", "100"), ("1e2", "100"), ("-0.50", "-0.5"),
    ("1e39", "1" + String(repeating: "0", count: 39)), ("1e40", "1e40"), ("12e40", "1.2e41"), ("1e-1", "0.1"),
    ("1e-40", "0." + String(repeating: "0", count: 39) + "1"), ("1e-41", "1e-41"), ("15e-43", "1.5e-42"),
    ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
  ])
  func `each value has one spelling, which is read back`(text: String, spelling: String) throws {
    let number = try #require(JSONNumber(text))
    #expect(number.text == spelling)
    #expect(JSONNumber(spelling) == number)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "1.5.2", "1e1000000001", "--1",
  ])
  func `another text is no number`(text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func `order is by value`() throws {
    let ascending = [
      "-1e400", "-2", "-1.5", "-1e-9", "0", "1e-999999999", "1e-9", "0.1", "0.11", "1", "9.99", "10", "1e400",
    ]
    let numbers = try ascending.map { try #require(JSONNumber($0)) }
    for (index, left) in numbers.enumerated() {
      for (other, right) in numbers.enumerated() {
        #expect((left < right) == (index < other), "\(left) < \(right)")
      }
    }
  }

  @Test(arguments: [
    ("4.5", "1.5", true), ("35", "1.5", false), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false),
    ("0", "3", true), ("5", "0", false), ("1e308", "0.123456789", false), ("1e308", "0.5", true),
    ("1e999999999", "8", true),
    ("1e999999999", "3", false), ("3e999999999", "3", true), ("-9", "3", true), ("1", "10", false),
    ("12391239123", "1e-8", true), ("9223372036854775807000", "7", true), ("9223372036854775808000", "7", false),
    ("121932631112635269", "123456789", true), ("121932631112635269000000000000000000001", "123456789", false),
    ("1000000000000000000000000000000", "1000000000000000000000000000001", false),
    ("1000000000000000000000000000002000000000000000000000000000001", "1000000000000000000000000000001", true),
  ])
  func `multiples are exact`(number: String, divisor: String, isMultiple: Bool) throws {
    #expect(try #require(JSONNumber(number)).isMultiple(of: #require(JSONNumber(divisor))) == isMultiple)
  }

  @Test func `a product is a multiple of its factors and of nothing between`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<500 {
      let factor = Int64.random(in: 2...1_000_000, using: &random)
      let count = Int64.random(in: 1...1_000_000_000, using: &random)
      let product = JSONNumber(factor * count)
      #expect(product.isMultiple(of: JSONNumber(factor)))
      #expect(!JSONNumber(factor * count + 1).isMultiple(of: JSONNumber(factor)))
      let shifted = try #require(JSONNumber("\(factor * count)e-30"))
      #expect(shifted.isMultiple(of: try #require(JSONNumber("\(factor)e-30"))))
    }
  }
}
