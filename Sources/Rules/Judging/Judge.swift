/// The one function that says whether a commit may stand: a verdict from the parent state, the new state, the commit
/// and the time.
///
/// Every door asks it: the command line before it writes, the hooks, verification of all of history.
public struct Judge: Sendable {
  public let rules: [any Rule]
  private let governed: Questions
  private let setUp: Questions

  public init(rules: [any Rule] = RuleCatalog.all) {
    self.rules = rules
    governed = Questions(rules)
    setUp = Questions(rules.filter { type(of: $0).holdsInSetUp })
  }

  /// Everything that is wrong with `change`, in the order of `Violation`.
  ///
  /// What is wrong with the shape of one file hides nothing: whatever can be read is held to every rule.
  ///
  /// - Throws: what reading a referenced record threw; a verdict is never guessed.
  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let asked = change.phase == .governed ? governed : setUp
    let structural = try asked.ofShape.flatMap { try $0.violations(in: change, context) }
    let others = try asked.ofContent.flatMap { try ask($0, change, context) }
    return try context.waiving(structural + others).sorted()
  }

  private func ask(_ rule: any Rule, _ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let found = try rule.violations(in: change, context)
    guard type(of: rule).asksReceivingClock, let admission = context.admission, admission.now != context.time else {
      return found
    }
    let second = try rule.violations(in: change, context.at(admission.now))
    return found + second.filter { !found.contains($0) }
  }
}

/// The rules that are asked in one phase, put in order once for all commits.
private struct Questions: Sendable {
  let ofShape: [any Rule]
  let ofContent: [any Rule]

  init(_ rules: [any Rule]) {
    ofShape = rules.filter { type(of: $0).isStructural }
    ofContent = rules.filter { !type(of: $0).isStructural }
  }
}
