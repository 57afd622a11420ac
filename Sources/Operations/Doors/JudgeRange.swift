public import Git
import Storage

/// Judges each commit of a range, parents first.
public struct JudgeRange {
  let session: Session

  public init(_ session: Session) { self.session = session }

  /// - Parameter old: the commit before the first; nothing for all of history.
  public func callAsFunction(from old: ObjectID?, to new: ObjectID) throws -> [JudgedCommit] {
    var walk = try CommitWalk(session.repository, from: new, notFrom: old)
    var judged: [JudgedCommit] = []
    var judge: JudgeCommits?
    while let commit = try walk.next() {
      if judge == nil { judge = session.judge(try Ledger(session.repository, before: commit)) }
      guard let judge else { break }
      judged.append(try judge(commit))
    }
    return judged
  }
}
