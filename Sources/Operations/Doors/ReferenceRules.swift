import Git
import Governance
import Rules

/// What only the receiver of a push can know to be wrong with it: another root, too many commits.
enum ReferenceRules {
  static func otherRoot(_ first: ObjectID, pinned: ObjectID) -> Violation {
    Violation(
      rule: HistoryGrowsInOneLine.id, subject: first.shortened,
      message: "the ledger begins with \(first.shortened), and \(pinned.shortened) is pinned here",
      fix: "use the ledger whose root is pinned; folio hook install --server --pin ROOT changes the pin")
  }

  static func otherLedger(_ found: String, pinned: String) -> Violation {
    Violation(
      rule: HistoryGrowsInOneLine.id, subject: found,
      message: "the root commit begins ledger \(found), and \(pinned) is pinned here",
      fix: "use the ledger that is pinned")
  }

  static func otherKey(_ found: String) -> Violation {
    Violation(
      rule: KeysAreCurrent.id, subject: found,
      message: "the root commit is signed by \(found), which is not pinned here",
      fix: "use the ledger whose key is pinned")
  }

  static func tooMany(limit: Int) -> Violation {
    Violation(
      rule: CommitsStayWithinLimits.id, subject: "push",
      message: "the number of commits is above \(limit), limit \(limit)",
      fix: "split it: push the older commits first")
  }
}
