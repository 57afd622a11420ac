extension RegularExpressionParser {
  /// The class whose `[` has been read.
  mutating func readClass() throws(PatternError) -> CharacterClass {
    var result = CharacterClass()
    result.isNegated = skip("^")
    while !skip("]") {
      let low = try readClassAtom()
      guard peek() == "-", let next = peek(1), next != "]" else {
        result.add(low)
        continue
      }
      let hyphen = index
      index += 1
      let high = try readClassAtom()
      guard let first = low.onlyCharacter, let last = high.onlyCharacter else {
        result.add(low)  // a set beside a hyphen: the hyphen is one
        index = hyphen + 1
        result.add(CharacterClass("-"))
        continue
      }
      guard first <= last else { throw PatternError(why: "a range out of order in []") }
      result.ranges.append(first...last)
    }
    return result
  }

  private mutating func readClassAtom() throws(PatternError) -> CharacterClass {
    guard let scalar = peek() else { throw PatternError(why: "'[' without ']'") }
    index += 1
    guard scalar == "\\" else { return CharacterClass(scalar) }
    if skip("b") { return CharacterClass("\u{8}") }
    return try readClassEscape()
  }
}

extension CharacterClass {
  /// The one character of the class, nil for a set.
  fileprivate var onlyCharacter: UInt32? {
    guard ranges.count == 1, properties.isEmpty, !isNegated, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }

  fileprivate mutating func add(_ other: CharacterClass) {
    if other.properties.isEmpty {
      ranges += other.acceptedRanges
    } else {
      properties += other.properties
    }
  }
}
