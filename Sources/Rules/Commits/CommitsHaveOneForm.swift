import Governance

/// A commit is written in the one grammar that we read, and it changes something.
///
/// Its headers are tree, parent, author, committer and at most one signature, once each and in this order; its text is
/// UTF-8 without control characters but line feeds and tabs.
public struct CommitsHaveOneForm: Rule {
  public static let id = RuleID(code: "GIT-05", name: "commits-have-one-form")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    let facts = change.facts
    var found = facts.grammarFaults.map { violation(.fault(facts.shortID, $0), by: facts, fix: .makeAgain) }
    // Trees that could not be compared may differ where we did not look.
    if change.files.isEmpty, facts.treeFaults.isEmpty {
      found.append(violation(.empty(facts.shortID), by: facts, fix: .leaveOut))
    }
    return found
  }
}

extension Violation.Message {
  fileprivate static func fault(_ commit: String, _ detail: String) -> Self { "\(commit): \(detail)" }
  fileprivate static func empty(_ commit: String) -> Self { "\(commit): it changes nothing" }
  fileprivate static let makeAgain: Self = "make the commit again with git or folio"
  fileprivate static let leaveOut: Self = "leave the commit out: git rebase --empty=drop, or folio sync"
}
