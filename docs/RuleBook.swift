/// What the rules say, for people: `rules.md` of this folder, embedded in the binary.
public enum RuleBook {
  /// The codes of all rules, in order.
  public static let codes = sections.map(\.code)

  /// The page of the rule `code`: its code and name, a blank line, and its text in Markdown; nothing for another code.
  public static func page(code: String) -> String? { sections.first { $0.code == code }?.page }

  private static let sections = sections(of: String(decoding: PackageResources.rules_md, as: UTF8.self))

  /// The sections of `book`: each begins with a line `## CODE name`.
  static func sections(of book: String) -> [(code: String, page: String)] {
    var sections: [(code: String, page: String)] = []
    for line in book.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        sections.append((String(line.dropFirst(3).prefix { $0 != " " }), String(line.dropFirst(3))))
      } else if !sections.isEmpty {
        sections[sections.count - 1].page += "\n" + line
      }
    }
    return sections.map { ($0.code, trimmed($0.page)) }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == "\n" }.reversed())
  }
}
