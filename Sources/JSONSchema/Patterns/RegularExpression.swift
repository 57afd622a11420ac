/// A regular expression as ECMA-262 §22.2.1 reads it with the `u` flag, taken apart.
indirect enum RegularExpression: Equatable {
  case empty
  case character(CharacterClass)
  case sequence([RegularExpression])
  case alternatives([RegularExpression])
  /// `most` is nil for no limit.
  case repeated(RegularExpression, least: Int, most: Int?, isLazy: Bool)
  case group(RegularExpression)
  case capture(RegularExpression)
  case start
  case end
  case wordBoundary(isNegated: Bool)
  case look(RegularExpression, isBehind: Bool, isNegated: Bool)
  /// What the capture with this number, from 1, has matched.
  case backreference(Int)
}

/// The characters that one place of an expression accepts.
struct CharacterClass: Equatable {
  var ranges: [ClosedRange<UInt32>] = []
  /// Unicode properties, as PCRE2 spells them: `p{Lu}`, `P{Greek}`.
  var properties: [String] = []
  /// Whether all other characters are meant.
  var isNegated = false

  init(_ ranges: [ClosedRange<UInt32>] = [], properties: [String] = [], isNegated: Bool = false) {
    self.ranges = ranges
    self.properties = properties
    self.isNegated = isNegated
  }

  init(_ scalar: Unicode.Scalar) {
    self.init([scalar.value...scalar.value])
  }

  static let digits = CharacterClass([0x30...0x39])
  static let wordCharacters = CharacterClass([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// ECMA-262 WhiteSpace and LineTerminator.
  static let whiteSpace = CharacterClass([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// What `.` does not match.
  static let lineTerminators = CharacterClass([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

  /// The class of all other characters.
  var inverted: CharacterClass {
    var result = self
    result.isNegated.toggle()
    return result
  }

  /// The accepted ranges in ascending order, negation worked out; only for a class without properties.
  var acceptedRanges: [ClosedRange<UInt32>] {
    let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
    guard isNegated else { return sorted }
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in sorted {
      if next < range.lowerBound { gaps.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return gaps
  }
}
