/// A Swift file of the product: where it lies, the target that it belongs to and its lines.
struct SourceFile {
  /// From the root of the repository: `Sources/Rules/RuleCatalog.swift`.
  let path: String
  let target: String
  private let lines: [Substring]

  init(path: String, text: String) {
    self.path = path
    let parts = path.split(separator: "/").map(String.init)
    target = Self.folders[parts[0]] ?? parts[1]
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The folders beside `Sources` that are targets too.
  static let folders = [
    "bench": "BenchLoop", "docs": "RuleBook", "hooks": "Hooks", "portfolio": "WorkedExample", "schemas": "Schemas",
  ]

  /// The modules that it imports, with the numbers of the lines.
  var imports: [(line: Int, module: String)] {
    lines.enumerated().compactMap { index, line in Self.module(importedBy: line).map { (index + 1, $0) } }
  }

  /// The numbers of the lines in which `word` stands, in any case and as part of any other word.
  func lines(containing word: String) -> [Int] {
    lines.indices.filter { lines[$0].lowercased().contains(word) }.map { $0 + 1 }
  }

  /// `JSON` of `public import struct JSON.JSONPointer`; nothing when the line imports nothing.
  static func module(importedBy line: Substring) -> String? {
    let code = line.prefix { $0 != ";" }
    var words = code.split(whereSeparator: \.isWhitespace).map(String.init)
    words.removeAll { $0.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains($0) }
    guard words.first == "import", words.count > 1 else { return nil }
    let kinds = ["actor", "class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
    let name = kinds.contains(words[1]) ? words.dropFirst(2).first : words[1]
    return name.map { String($0.prefix { $0 != "." }) }
  }
}
