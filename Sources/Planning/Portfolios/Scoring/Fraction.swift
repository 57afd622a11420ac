/// An exact ratio of two whole numbers, for values that no decimal can spell.
///
/// It is not reduced: two are compared by the full products of their parts, so that nothing is lost and nothing overflows.
public struct Fraction: Sendable {
  public let numerator: Int128
  /// Above zero.
  public let denominator: Int128

  /// `denominator` is not zero.
  public init(_ numerator: Int128, over denominator: Int128 = 1) {
    precondition(denominator != 0, "a ratio to zero is no number")
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = denominator < 0 ? -denominator : denominator
  }

  public init(_ decimal: Millionths) {
    self.init(Int128(decimal.count), over: Int128(Millionths.one.count))
  }

  public static let zero = Fraction(0)

  public var magnitude: Fraction { numerator < 0 ? Fraction(-numerator, over: denominator) : self }

  public static prefix func - (value: Fraction) -> Fraction { Fraction(-value.numerator, over: value.denominator) }
}

extension Fraction: Comparable {
  public static func == (left: Fraction, right: Fraction) -> Bool { !(left < right) && !(right < left) }

  public static func < (left: Fraction, right: Fraction) -> Bool {
    let isNegative = (left.numerator < 0, right.numerator < 0)
    if isNegative.0 != isNegative.1 { return isNegative.0 }
    let (first, second) = isNegative.0 ? (right, left) : (left, right)
    let one = first.numerator.magnitude.multipliedFullWidth(by: second.denominator.magnitude)
    let other = second.numerator.magnitude.multipliedFullWidth(by: first.denominator.magnitude)
    return (one.high, one.low) < (other.high, other.low)
  }
}

extension Fraction {
  /// With `places` figures after the point, half to even: for people to read, never to compare by.
  ///
  /// `denominator` is below 10^37.
  public func text(places: Int) -> String {
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    var figures: [UInt8] = []
    for _ in 0..<places {
      let (figure, left) = (rest * 10).quotientAndRemainder(dividingBy: denominator.magnitude)
      figures.append(UInt8(figure))
      rest = left
    }
    let isOdd = (figures.last.map { UInt128($0) } ?? whole) % 2 == 1
    let left = denominator.magnitude - rest
    if rest > left || rest == left && isOdd {
      var place = figures.count - 1
      while place >= 0, figures[place] == 9 {
        figures[place] = 0
        place -= 1
      }
      if place >= 0 { figures[place] += 1 } else { whole += 1 }
    }
    let isZero = whole == 0 && figures.allSatisfy { $0 == 0 }
    let tail = figures.isEmpty ? "" : "." + figures.map { "\($0)" }.joined()
    return (numerator < 0 && !isZero ? "-" : "") + "\(whole)" + tail
  }

  /// The nearest decimal of six places, half to even; nil where it is too large for one.
  public var millionths: Millionths? {
    let text = text(places: 6)
    var trimmed = Substring(text)
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return Millionths(String(trimmed))
  }
}
