import Governance

/// What must hold of the references that a push moves: GIT-01 for main, GIT-04 for every other.
///
/// Denied unless it is allowed: `refs/heads/main`, which only grows, and `refs/heads/draft/<PER>/…`, which never count
/// and which that person may rewrite and delete. All references of one push stand or fall together.
public struct ReferenceUpdateRules: Sendable {
  /// A push moves `refs/heads/main` and drafts, and no other reference.
  ///
  /// Drafts lie under `refs/heads/draft/<PER>/` and never count: only their form is asked, and that the newest commit is
  /// signed by the person that they are named for. They may be rewritten and deleted.
  public static let onlyLedgerReferences = RuleID(code: "GIT-04", name: "only-ledger-references")

  public init() {}

  /// Everything that is wrong with `update`, whatever commits it brings.
  public func violations(of update: ReferenceUpdate) -> [Violation] {
    if update.isMain { return violations(ofMain: update) }
    guard let owner = update.draftOwner else {
      return [refusal(of: update, .notOurs(update.name), fix: .pushToMain)]
    }
    guard !update.isDeletion, update.pusher != owner else { return [] }
    return [refusal(of: update, .notTheirDraft(update.name, owner), fix: .pushOwnDraft(update.pusher), whoCan: [owner])]
  }

  private func violations(ofMain update: ReferenceUpdate) -> [Violation] {
    let message: Violation.Message
    if update.isDeletion {
      message = .mainDeleted
    } else if !update.isFastForward {
      message = .mainRewritten
    } else {
      return []
    }
    return [Violation(rule: HistoryGrowsInOneLine.id, subject: update.name, message: message, fix: .sync)]
  }

  private func refusal(
    of update: ReferenceUpdate, _ message: Violation.Message, fix: Violation.Message, whoCan: [RecordID] = []
  ) -> Violation {
    Violation(rule: Self.onlyLedgerReferences, subject: update.name, message: message, fix: fix, whoCan: whoCan)
  }
}

extension Violation.Message {
  fileprivate static let mainDeleted: Self =
    "History of main may only grow in a straight line; this push deletes it"
  fileprivate static let mainRewritten: Self =
    "History of main may only grow in a straight line; this push leaves out commits that are in it"
  fileprivate static let sync: Self = "folio sync and push again"
  fileprivate static func notOurs(_ name: String) -> Self { "\(name) is not the ledger's" }
  fileprivate static func notTheirDraft(_ name: String, _ owner: RecordID) -> Self {
    "\(name) is not the ledger's: drafts there end in a commit signed by \(owner)"
  }
  fileprivate static let pushToMain: Self =
    "push to main, or to a draft of your own: git push origin HEAD:refs/heads/draft/PER-…/NAME"
  fileprivate static func pushOwnDraft(_ person: RecordID?) -> Self {
    "push to main, or to a draft of your own: git push origin HEAD:refs/heads/draft/\(person?.text ?? "PER-…")/NAME"
  }
}
