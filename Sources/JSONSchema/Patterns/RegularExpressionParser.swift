/// Reads the grammar of ECMA-262 with the `u` flag.
///
/// Wider in three places where schemas in the world are: punctuation may be escaped without need, `]`, `{` and `}` may
/// stand for themselves, and a class escape may stand beside `-`.
struct RegularExpressionParser {
  let scalars: [Unicode.Scalar]
  var index = 0
  private var depth = 0
  /// The names of the captures in their order, nil for one without.
  var captures: [String?] = []

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

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead] : nil
  }

  mutating func skip(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }
}

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
  mutating func readDecimal() -> Int? {
    var value: Int?
    while let scalar = peek(), ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
      index += 1
    }
    return value
  }

  mutating func readName() throws(PatternError) -> String {
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
