import Git
import Governance
import Rules
import Storage

/// Reads every file of the newest state and asks the rules that need no commit: forms, places, references, personal
/// data, and how things stand at the session's time.
public struct CheckEverything {
  let session: Session

  public init(_ session: Session) { self.session = session }

  public func callAsFunction() throws -> JudgedCommit {
    guard let head = try session.head() else { throw StorageError.empty(reference: Ledger.mainReference) }
    let ledger = try Ledger(session.repository, tree: head.tree)
    let judge = JudgeCommits(
      ledger, zones: session.zones, judge: Judge(rules: RuleCatalog.all.filter(Self.isAboutFiles)))
    let files = try judge.wholeState(of: head)
    let standing = try judge.standing(in: ledger.state(of: head.tree), at: session.now)
    return JudgedCommit(
      id: files.id, facts: files.facts, phase: files.phase,
      violations: (files.violations + standing).sorted { $0.violation < $1.violation }, recordCount: files.recordCount,
      endsSetUp: files.endsSetUp)
  }

  private static func isAboutFiles(_ rule: any Rule) -> Bool {
    let code = type(of: rule).id.code
    return code.hasPrefix("FMT-") || code.hasPrefix("DATA-") || code == "GIT-06"
  }
}
