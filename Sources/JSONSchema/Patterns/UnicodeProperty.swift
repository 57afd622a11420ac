/// A property between the braces of `\p{…}`: ECMA-262 wants its full or short name, PCRE2 knows the short ones.
struct UnicodeProperty {
  private let name: String

  /// Nil for a text that cannot be one. A name that PCRE2 does not know either fails when it compiles.
  init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(\.isPropertyName) else { return nil }
    switch (parts.count, parts[0]) {
    case (1, _): name = Self.categories[text] ?? text
    case (2, "General_Category"), (2, "gc"):
      guard let short = Self.categories[parts[1]] ?? (Self.categories.values.contains(parts[1]) ? parts[1] : nil) else {
        return nil
      }
      name = short
    case (2, "Script"), (2, "sc"): name = "sc:" + parts[1]
    case (2, "Script_Extensions"), (2, "scx"): name = "scx:" + parts[1]
    default: return nil
    }
  }

  func characterClass(isNegated: Bool) -> CharacterClass {
    switch name {
    case "ASCII": CharacterClass([0...0x7F], isNegated: isNegated)
    case "Any": CharacterClass([0...0x10FFFF], isNegated: isNegated)
    case "Assigned": CharacterClass(properties: [isNegated ? "p{Cn}" : "P{Cn}"])
    default: CharacterClass(properties: [(isNegated ? "P{" : "p{") + name + "}"])
    }
  }

  /// Long names of general categories (PropertyValueAliases of Unicode).
  private static let categories = [
    "Letter": "L", "Cased_Letter": "L&", "LC": "L&", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
    "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M",
    "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd",
    "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P",
    "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps", "Close_Punctuation": "Pe",
    "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S",
    "Math_Symbol": "Sm", "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
    "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C", "Control": "Cc",
    "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co", "Unassigned": "Cn",
  ]
}

extension String {
  fileprivate var isPropertyName: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      }
  }
}
