import Rules

/// What the references of a push may do: history of main only grows, in a straight line, and nothing else counts.
enum ReferenceRules {
  private static let line = RuleID(code: "GIT-01", name: "main-grows-in-a-straight-line")
  private static let known = RuleID(code: "GIT-04", name: "only-the-ledgers-references")
  private static let limits = RuleID(code: "GIT-07", name: "commits-stay-within-limits")
  private static let sync: Violation.Message = "folio sync, and push again"

  static func deletion(_ name: String) -> [Violation] {
    [
      Violation(
        rule: line, subject: name, message: "the history of main may only grow in a straight line; this deletes it",
        fix: "leave main as it is")
    ]
  }

  static func rewrite(_ name: String) -> [Violation] {
    [
      Violation(
        rule: line, subject: name,
        message: "the history of main may only grow in a straight line; this does not descend from what is here", fix: sync)
    ]
  }

  static func foreign(_ name: String) -> [Violation] {
    [
      Violation(
        rule: known, subject: name, message: "\(name) is not the ledger's",
        fix: "push to main, or to your draft: git push origin HEAD:refs/heads/draft/PER-…/NAME")
    ]
  }

  static func unsignedDraft(_ name: String, _ person: String) -> [Violation] {
    [
      Violation(
        rule: known, subject: name, message: "the tip of \(name) is not signed by \(person)",
        fix: "push to your own draft, signed with your key: git commit -S")
    ]
  }

  static func otherRoot(_ first: String, pinned: String) -> [Violation] {
    [
      Violation(
        rule: line, subject: String(first.prefix(10)),
        message: "the ledger begins with \(first.prefix(10)), and \(pinned.prefix(10)) is pinned here",
        fix: "push the ledger whose root is pinned; folio hook install --server --pin ROOT changes the pin")
    ]
  }

  static func tooMany(_ count: Int, _ limit: Int) -> [Violation] {
    [
      Violation(
        rule: limits, subject: "push", message: "the number of commits is more than \(limit), limit \(limit)",
        fix: "split it: push older commits first")
    ]
  }
}

extension ReferenceRules {
  static func otherLedger(_ found: String, pinned: String) -> [Violation] {
    [
      Violation(
        rule: RuleID(code: "GIT-01", name: "main-grows-in-a-straight-line"), subject: found,
        message: "the root commit begins ledger \(found), and \(pinned) is pinned here", fix: "verify the ledger that is pinned")
    ]
  }
}
