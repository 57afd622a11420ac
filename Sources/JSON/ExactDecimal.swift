/// ±digits × 10^exponent, in its one normal form: no zero at either end of `digits`, none at all for zero.
struct ExactDecimal: Equatable, Sendable {
  let isNegative: Bool
  /// From the most significant, each 0 to 9.
  let digits: [UInt8]
  let exponent: Int

  static let zero = ExactDecimal(isNegative: false, digits: [], exponent: 0)

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    let significant = digits.dropLast(trailing).drop { $0 == 0 }
    self.isNegative = isNegative && !significant.isEmpty
    self.digits = Array(significant)
    self.exponent = significant.isEmpty ? 0 : exponent + trailing
  }

  /// The power of ten just above the value: 0.1 ≤ |value| / 10^magnitude < 1.
  var magnitude: Int { digits.count + exponent }
}

// Spelling, in the grammar of RFC 8259 §6.
extension ExactDecimal {
  init?(spelled text: String) {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }

    let whole = rest.prefix(while: isDigit)
    rest = rest[whole.endIndex...]
    guard let leading = whole.first, leading != UInt8(ascii: "0") || whole.count == 1 else { return nil }

    var digits = whole.map { $0 - UInt8(ascii: "0") }
    var exponent = 0
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return nil }
      digits += fraction.map { $0 - UInt8(ascii: "0") }
      exponent = -fraction.count
      rest = rest[fraction.endIndex...]
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let sign = rest.first
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      guard !rest.isEmpty, rest.allSatisfy(isDigit),
        let written = Int(Substring(rest)), JSONNumber.exponents.contains(written)
      else { return nil }
      exponent += sign == UInt8(ascii: "-") ? -written : written
      rest = rest[rest.endIndex...]
    }
    guard rest.isEmpty else { return nil }
    self.init(isNegative: isNegative, digits: digits, exponent: exponent)
  }

  /// The one text of this value: plain where that takes at most 40 digits, else with an exponent.
  var spelling: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    let figures = digits.map { UInt8(ascii: "0") + $0 }
    func text(_ figures: some Sequence<UInt8>) -> String { String(decoding: Array(figures), as: UTF8.self) }
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    if exponent >= 0, magnitude <= 40 { return sign + text(figures) + zeros(exponent) }
    if exponent < 0, magnitude > 0 {
      return sign + text(figures.prefix(magnitude)) + "." + text(figures.dropFirst(magnitude))
    }
    if exponent < 0, exponent >= -40 { return sign + "0." + zeros(-magnitude) + text(figures) }

    let fraction = figures.count > 1 ? "." + text(figures.dropFirst()) : ""
    return sign + text(figures.prefix(1)) + fraction + "e\(magnitude - 1)"
  }
}

extension ExactDecimal: Comparable {
  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    switch (left.isNegative, right.isNegative) {
    case (true, false): true
    case (false, true): false
    case (false, false): left.isSmaller(than: right)
    case (true, true): right.isSmaller(than: left)
    }
  }

  private func isSmaller(than other: ExactDecimal) -> Bool {
    guard !digits.isEmpty, !other.digits.isEmpty else { return !other.digits.isEmpty }
    return magnitude == other.magnitude
      ? digits.lexicographicallyPrecedes(other.digits) : magnitude < other.magnitude
  }
}

extension ExactDecimal {
  /// Whether this is `divisor` times a whole number.
  ///
  /// With d × 10^a the value and m × 10^b the divisor: where a < b it cannot be, for d has no factor 10. Otherwise
  /// m must divide d × 10^k, k = a − b, and that holds when m without its common factors with 10^k divides d.
  /// So a huge exponent costs nothing.
  func isMultiple(of divisor: ExactDecimal) -> Bool {
    guard !divisor.digits.isEmpty else { return false }
    guard !digits.isEmpty else { return true }
    let excess = exponent - divisor.exponent
    guard excess >= 0 else { return false }

    var modulus = BigNatural(digits: divisor.digits)
    modulus.removeFactor(2, atMost: excess)
    modulus.removeFactor(5, atMost: excess)
    return modulus.divides(digits: digits)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
