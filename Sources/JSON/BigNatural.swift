/// A natural number of any size, for the one question that exact numbers need: does it divide another?
struct BigNatural {
  /// Base 10^9, the least significant first, without leading zeros.
  private var limbs: [UInt64]

  private static let base: UInt64 = 1_000_000_000

  /// The number with these decimal digits, the most significant first.
  init(digits: [UInt8]) {
    limbs = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 9)
      limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt64($1) })
      end = start
    }
    trim()
  }

  /// Divides by `factor` as often as that goes without remainder, at most `limit` times.
  mutating func removeFactor(_ factor: UInt64, atMost limit: Int) {
    var count = 0
    while count < limit, let quotient = quotient(by: factor) {
      limbs = quotient
      count += 1
    }
  }

  /// Whether this number, which must not be zero, divides the one with these decimal digits.
  func divides(digits: [UInt8]) -> Bool {
    var remainder = BigNatural(digits: [])
    for digit in digits {
      remainder.multiplyByTen(adding: UInt64(digit))
      while !remainder.isLess(than: self) { remainder.subtract(self) }  // at most nine times
    }
    return remainder.limbs.isEmpty
  }

  private func quotient(by factor: UInt64) -> [UInt64]? {
    guard !limbs.isEmpty else { return nil }
    var result = limbs
    var carry: UInt64 = 0
    for index in result.indices.reversed() {
      let part = carry * Self.base + result[index]
      result[index] = part / factor
      carry = part % factor
    }
    if result.last == 0 { result.removeLast() }
    return carry == 0 ? result : nil
  }

  private mutating func multiplyByTen(adding digit: UInt64) {
    var carry = digit
    for index in limbs.indices {
      let part = limbs[index] * 10 + carry
      limbs[index] = part % Self.base
      carry = part / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  private func isLess(than other: BigNatural) -> Bool {
    limbs.count == other.limbs.count
      ? limbs.reversed().lexicographicallyPrecedes(other.limbs.reversed()) : limbs.count < other.limbs.count
  }

  /// Takes away `other`, which must not be larger.
  private mutating func subtract(_ other: BigNatural) {
    var borrow: UInt64 = 0
    for index in limbs.indices {
      let taken = (index < other.limbs.count ? other.limbs[index] : 0) + borrow
      borrow = limbs[index] < taken ? 1 : 0
      limbs[index] = limbs[index] + borrow * Self.base - taken
    }
    trim()
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}
