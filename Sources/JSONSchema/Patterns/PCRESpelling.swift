extension RegularExpression {
  /// This expression in the words of PCRE2, using nothing that means something else there.
  ///
  /// Every character that is not a letter or digit is spelled by its number, so that no verb, comment or option of
  /// PCRE2 can be smuggled in.
  var pcreSpelling: String {
    switch self {
    case .empty: ""
    case .character(let set): set.pcreSpelling
    case .sequence(let terms): terms.map(\.pcreSpelling).joined()
    case .alternatives(let branches): branches.map(\.pcreSpelling).joined(separator: "|")
    case .repeated(let atom, let least, let most, let isLazy):
      "(?:\(atom.pcreSpelling)){\(least),\(most.map(String.init) ?? "")}\(isLazy ? "?" : "")"
    case .group(let inner): "(?:\(inner.pcreSpelling))"
    case .capture(let inner): "(\(inner.pcreSpelling))"
    case .start: "^"
    case .end: "$"
    case .wordBoundary(let isNegated): isNegated ? #"\B"# : #"\b"#
    case .look(let inner, let isBehind, let isNegated):
      "(?\(isBehind ? "<" : "")\(isNegated ? "!" : "=")\(inner.pcreSpelling))"
    case .backreference(let number): #"\g{"# + "\(number)}"
    }
  }
}

extension CharacterClass {
  fileprivate var pcreSpelling: String {
    guard !ranges.isEmpty || !properties.isEmpty else { return isNegated ? #"[\x{0}-\x{10FFFF}]"# : "(?!)" }
    var text = isNegated ? "[^" : "["
    for range in ranges {
      text += spelled(range.lowerBound)
      if range.count > 1 { text += "-" + spelled(range.upperBound) }
    }
    for property in properties { text += #"\"# + property }
    return text + "]"
  }

  private func spelled(_ value: UInt32) -> String {
    return #"\x{"# + String(value, radix: 16) + "}"
  }
}
