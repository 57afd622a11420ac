/// Reads the grammar of ECMA-262 with the `u` flag.
///
/// Wider in three places where schemas in the world are: punctuation may be escaped without need, `]`, `{` and `}` may
/// stand for themselves, and a class escape may stand beside `-`.
struct RegularExpressionParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  /// The names of the captures in their order, nil for one without.
  private var captures: [String?] = []

  static let maxDepth = 100

  static func parse(_ text: String) throws(PatternError) -> RegularExpression {
    var parser = RegularExpressionParser(text)
    parser.captures = try parser.findCaptures()
    let expression = try parser.readAlternatives()
    guard parser.index == parser.scalars.count else { throw PatternError(why: "')' without '('") }
    return expression
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead] : nil
  }

  private mutating func skip(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }
}

// Structure.
extension RegularExpressionParser {
  private mutating func readAlternatives() throws(PatternError) -> RegularExpression {
    depth += 1
    guard depth <= Self.maxDepth else { throw PatternError(why: "groups are nested deeper than \(Self.maxDepth)") }
    defer { depth -= 1 }
    var alternatives = [try readSequence()]
    while skip("|") { alternatives.append(try readSequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func readSequence() throws(PatternError) -> RegularExpression {
    var terms: [RegularExpression] = []
    while let next = peek(), next != "|", next != ")" { terms.append(try readTerm()) }
    switch terms.count {
    case 0: return .empty
    case 1: return terms[0]
    default: return .sequence(terms)
    }
  }

  private mutating func readTerm() throws(PatternError) -> RegularExpression {
    let atom = try readAtom()
    guard let (least, most) = try readQuantifier() else { return atom }
    switch atom {
    case .start, .end, .wordBoundary, .look: throw PatternError(why: "nothing to repeat")
    default: break
    }
    return .repeated(atom, least: least, most: most, isLazy: skip("?"))
  }

  private mutating func readAtom() throws(PatternError) -> RegularExpression {
    guard let scalar = peek() else { return .empty }
    index += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .character(CharacterClass.lineTerminators.inverted)
    case "[": return .character(try readClass())
    case "(": return try readGroup()
    case "\\": return try readEscape()
    case "*", "+", "?": throw PatternError(why: "nothing to repeat")
    default: return .character(CharacterClass(scalar))
    }
  }

  private mutating func readGroup() throws(PatternError) -> RegularExpression {
    var result: RegularExpression
    if skip("?:") {
      result = .group(try readAlternatives())
    } else if skip("?=") {
      result = .look(try readAlternatives(), isBehind: false, isNegated: false)
    } else if skip("?!") {
      result = .look(try readAlternatives(), isBehind: false, isNegated: true)
    } else if skip("?<=") {
      result = .look(try readAlternatives(), isBehind: true, isNegated: false)
    } else if skip("?<!") {
      result = .look(try readAlternatives(), isBehind: true, isNegated: true)
    } else if skip("?<") {
      _ = try readName()
      result = .capture(try readAlternatives())
    } else if peek() == "?" {
      throw PatternError(why: "'(?' begins no kind of group")
    } else {
      result = .capture(try readAlternatives())
    }
    guard skip(")") else { throw PatternError(why: "'(' without ')'") }
    return result
  }

  private mutating func readQuantifier() throws(PatternError) -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    guard peek() == "{" else { return nil }
    let start = index
    index += 1
    guard let least = readDecimal() else {
      index = start
      return nil
    }
    let most = skip(",") ? readDecimal() : least
    guard skip("}") else {
      index = start
      return nil
    }
    guard most.map({ least <= $0 }) ?? true else { throw PatternError(why: "numbers out of order in {}") }
    return (least, most)
  }

  /// Digits as a number, capped where it makes no difference.
  private mutating func readDecimal() -> Int? {
    var value: Int?
    while let scalar = peek(), ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
      index += 1
    }
    return value
  }

  private mutating func readName() throws(PatternError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = peek(), scalar != ">" {
      let isStart = scalar == "_" || scalar == "$" || scalar.properties.isIDStart
      guard isStart || (!name.isEmpty && scalar.properties.isIDContinue) else { break }
      name.append(scalar)
      index += 1
    }
    guard !name.isEmpty, skip(">") else { throw PatternError(why: "a group's name is not a name") }
    return String(name)
  }

  /// The captures of the whole text, so that a reference may stand before its group.
  private func findCaptures() throws(PatternError) -> [String?] {
    var scan = self
    var names: [String?] = []
    var isInClass = false
    while let scalar = scan.peek() {
      scan.index += 1
      switch scalar {
      case "\\": scan.index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        if scan.peek() != "?" {
          names.append(nil)
        } else if scan.peek(1) == "<", scan.peek(2) != "=", scan.peek(2) != "!" {
          scan.index += 2
          names.append(try scan.readName())
        }
      default: break
      }
    }
    return names
  }
}

// Escapes and classes.
extension RegularExpressionParser {
  private mutating func readEscape() throws(PatternError) -> RegularExpression {
    if skip("b") { return .wordBoundary(isNegated: false) }
    if skip("B") { return .wordBoundary(isNegated: true) }
    if skip("k<") {
      let name = try readName()
      guard let place = captures.firstIndex(of: name) else { throw PatternError(why: "no group is named \(name)") }
      return .backreference(place + 1)
    }
    if let next = peek(), ("1"..."9").contains(next), let number = readDecimal() {
      guard number <= captures.count else { throw PatternError(why: "there is no group \(number)") }
      return .backreference(number)
    }
    return .character(try readClassEscape())
  }

  /// A set such as `\d`, or one character; `index` is behind the backslash.
  private mutating func readClassEscape() throws(PatternError) -> CharacterClass {
    guard let letter = peek() else { throw PatternError(why: "'\\' at the end") }
    index += 1
    switch letter {
    case "d": return .digits
    case "D": return CharacterClass.digits.inverted
    case "w": return .wordCharacters
    case "W": return CharacterClass.wordCharacters.inverted
    case "s": return .whiteSpace
    case "S": return CharacterClass.whiteSpace.inverted
    case "p", "P": return try readProperty(isNegated: letter == "P")
    default: return CharacterClass(try readCharacterEscape(letter))
    }
  }

  private mutating func readCharacterEscape(_ letter: Unicode.Scalar) throws(PatternError) -> Unicode.Scalar {
    switch letter {
    case "t": return "\t"
    case "n": return "\n"
    case "v": return "\u{B}"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "0":
      if let next = peek(), ("0"..."9").contains(next) { throw PatternError(why: "octal escapes are not supported") }
      return "\0"
    case "c":
      guard let control = peek(), ("a"..."z").contains(control) || ("A"..."Z").contains(control) else {
        throw PatternError(why: "'\\c' without a letter")
      }
      index += 1
      return Unicode.Scalar(UInt8(control.value & 31))
    case "x": return try scalar(readHexadecimal(2))
    case "u": return try readUnicodeEscape()
    case "a"..."z", "A"..."Z", "1"..."9", "_": throw PatternError(why: "'\\\(letter)' is no escape")
    default:
      guard letter.isASCII else { throw PatternError(why: "'\\\(letter)' is no escape") }
      return letter
    }
  }

  private mutating func readUnicodeEscape() throws(PatternError) -> Unicode.Scalar {
    if skip("{") {
      var value: UInt32 = 0
      let start = index
      while let digit = peek()?.hexadecimalValue, value <= 0x10FFFF {
        value = value << 4 | digit
        index += 1
      }
      guard index > start, skip("}") else { throw PatternError(why: "'\\u{' without digits and '}'") }
      return try scalar(value)
    }
    let first = try readHexadecimal(4)
    guard (0xD800...0xDBFF).contains(first), skip("\\u") else { return try scalar(first) }
    let second = try readHexadecimal(4)
    guard (0xDC00...0xDFFF).contains(second) else { throw PatternError(why: "half of a surrogate pair") }
    return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func readHexadecimal(_ count: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek()?.hexadecimalValue else {
        throw PatternError(why: "\(count) hexadecimal digits expected")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private func scalar(_ value: UInt32) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw PatternError(why: "an escape that is no character") }
    return scalar
  }

  private mutating func readProperty(isNegated: Bool) throws(PatternError) -> CharacterClass {
    var text = ""
    guard skip("{") else { throw PatternError(why: "'\\p' without '{'") }
    while let scalar = peek(), scalar != "}" {
      text.unicodeScalars.append(scalar)
      index += 1
    }
    guard skip("}"), let property = UnicodeProperty(text) else {
      throw PatternError(why: "\(text) is not a Unicode property")
    }
    return property.characterClass(isNegated: isNegated)
  }

  private mutating func readClass() throws(PatternError) -> CharacterClass {
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

extension Unicode.Scalar {
  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
