public import Git
import Storage

/// Judges each commit of a range, parents first.
public struct JudgeRange {
  let session: Session

  public init(_ session: Session) { self.session = session }

  /// - Parameter old: the commit before the first; nothing for all of history.
  public func callAsFunction(from old: ObjectID?, to new: ObjectID) throws -> [JudgedCommit] {
    var walk = try CommitWalk(session.repository, from: new, notFrom: old)
    let judge = session.judge(try Ledger(session.repository, commit: new))
    var judged: [JudgedCommit] = []
    while let commit = try walk.next() { judged.append(try judge(commit)) }
    return judged
  }
}
