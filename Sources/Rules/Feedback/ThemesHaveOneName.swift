import Governance
import JSON

/// What customers say is sorted by one taxonomy: the category of a theme is one of the policy's.
public struct ThemesHaveOneName: RecordRule {
  public static let id = RuleID(code: "FBK-01", name: "themes-have-one-name")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard let (before, after) = change.of(Feedback.self), before?.category != after.category,
      let known = context.policy?.fields.strings("taxonomy"), !known.contains(after.category)
    else { return [] }
    let nearest = known.min {
      let (left, right) = (after.category.distance(to: $0), after.category.distance(to: $1))
      return left != right ? left < right : $0 < $1
    }
    return [violation(.unknown(after.category), in: change, at: "/category", fix: .use(nearest))]
  }
}

extension String {
  /// How many letters have to be put in, taken out or replaced to get to `other`.
  fileprivate func distance(to other: String) -> Int {
    let (from, to) = (Array(utf8), Array(other.utf8))
    var row = Array(0...to.count)
    for (index, letter) in from.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in to.indices {
        let replaced = diagonal + (letter == to[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[to.count]
  }
}

extension Violation.Message {
  fileprivate static func unknown(_ category: String) -> Self { "Unknown category \(category)" }
  fileprivate static func use(_ nearest: String?) -> Self {
    "\(nearest.map { "use \($0), or " } ?? "")propose it: folio policy propose, in taxonomy"
  }
}
