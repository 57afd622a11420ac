import Foundation

/// A rule as its source file describes it.
struct DescribedRule {
  let code: String
  let name: String
  /// The comment above the rule, without its slashes.
  let text: String
  /// What a violation may be besides a block.
  let milder: [String]

  /// The rules of `Sources`, in order of path.
  static func all() throws -> [DescribedRule] {
    let sources = root.appending(path: "Sources")
    return try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }.sorted()
      .flatMap { rulesDescribed(in: try String(contentsOf: sources.appending(path: $0), encoding: .utf8)) }
  }

  /// The rules that a source file declares: each a comment, above the type that is the rule or above the `RuleID`.
  static func rulesDescribed(in source: String) -> [DescribedRule] {
    let types = source.matches(
      of: #/(?m)((?:^\/\/\/.*\n)+)^public struct \w+: \w*Rule[ ,{](?s:.*?)RuleID\(code: "(.*?)", name: "(.*?)"\)/#)
    let ids = source.matches(
      of: #/(?m)((?:^ *\/\/\/.*\n)+)^ *(?:p\w+ )?static let \w+ = RuleID\(code: "(.*?)", name: "(.*?)"\)/#)
    let declarations = (types + ids).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return declarations.enumerated().map { index, declaration in
      let following = index + 1 < declarations.count ? declarations[index + 1].range.lowerBound : source.endIndex
      let body = source[declaration.range.lowerBound..<following]
      let severities = [("warn", "warning"), ("note", "note")].filter { body.contains("severity: .\($0.0)") }
      return DescribedRule(
        code: String(declaration.2), name: String(declaration.3), text: words(of: declaration.1),
        milder: severities.map(\.1))
    }
  }

  /// A comment without its slashes.
  private static func words(of comment: Substring) -> String {
    comment.split(separator: "\n").map { line in
      line.drop { $0 == " " }.dropFirst(3).trimmingPrefix(" ")
    }.joined(separator: "\n")
  }

  /// The text of `path`, from the root of the repository that the tests were compiled from.
  static func text(at path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
