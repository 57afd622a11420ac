import Governance

/// The history of main grows in a straight line from one root: every other commit has exactly one parent.
///
/// A merge commit is refused, and so are a second commit without parents and a push that deletes or rewrites main.
/// `folio sync` replays your own commits on the new head instead.
public struct HistoryGrowsInOneLine: Rule {
  public static let id = RuleID(code: "GIT-01", name: "history-grows-in-one-line")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    let facts = change.facts
    if facts.parentCount > 1 {
      return [violation(.merges(facts.parentCount), by: facts, fix: .sync)]
    }
    // Before a commit is written nobody has counted its parents, and the first one counts as having one.
    if facts.parentCount == 0, change.phase != .root { return [violation(.secondRoot, by: facts, fix: .sync)] }
    return []
  }
}

extension Violation.Message {
  fileprivate static func merges(_ parents: Int) -> Self {
    "History of main may only grow in a straight line; this commit merges \(parents) parents"
  }
  fileprivate static let secondRoot: Self =
    "History of main may only grow in a straight line; this commit has no parent, and a ledger has one root"
  fileprivate static let sync: Self = "folio sync, which replays your commits one after the other, and push again"
}
