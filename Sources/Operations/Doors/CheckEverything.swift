import Git
import Governance
import Rules
import Storage

/// Reads every file of the newest state and asks the rules that need no commit: forms, places, references, personal data.
public struct CheckEverything {
  let session: Session

  public init(_ session: Session) { self.session = session }

  public func callAsFunction() throws -> JudgedCommit {
    guard let head = try session.head() else { throw StorageError.empty(reference: Ledger.mainReference) }
    let ledger = try Ledger(session.repository, tree: head.tree)
    let judge = JudgeCommits(
      ledger, zones: session.zones, judge: Judge(rules: RuleCatalog.all.filter(Self.isAboutFiles)))
    return try judge.wholeState(of: head)
  }

  private static func isAboutFiles(_ rule: any Rule) -> Bool {
    let code = type(of: rule).id.code
    return code.hasPrefix("FMT-") || code.hasPrefix("DATA-") || code == "GIT-06"
  }
}
