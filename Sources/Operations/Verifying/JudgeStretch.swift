import Calendars
import Git
import Rules
import Storage

/// What every commit of a replay is judged with, whichever thread judges it.
struct ReplayFrame: Sendable {
  /// The tree that says how records lie, whatever a later one makes of that.
  let origin: ObjectID
  let distrusted: DistrustedKeys
  /// When each commit came in; nothing where receipts are not asked about.
  let coverage: ReceiptCoverage?
  let zones: ZoneDatabase
}

/// Judges commits one after the other, each under the policy of its parent, with a repository of its own.
struct JudgeStretch {
  private let repository: Repository
  private let frame: ReplayFrame
  private let judge: JudgeCommits

  /// - Throws: `GitError` or `StorageError` when the tree of the frame is no ledger's here.
  init(_ repository: Repository, _ frame: ReplayFrame) throws {
    self.repository = repository
    self.frame = frame
    judge = JudgeCommits(try Ledger(repository, tree: frame.origin), zones: frame.zones)
  }

  /// Judges `commits`, whose indices are their places in history.
  func callAsFunction(_ commits: ArraySlice<ObjectID>, afterEach: () -> Void) -> ReplayedStretch {
    var found = ReplayedStretch()
    for (place, id) in zip(commits.indices, commits) {
      do {
        let admission = frame.coverage?.arrival(at: place).map { Admission(now: $0) }
        let judged = try judge(try repository.commit(id), admission: admission)
        found.note(judged, doubts: doubts(judged, at: place))
      } catch {
        found.noteUnreadable(id, error)
      }
      afterEach()
    }
    return found
  }

  private func doubts(_ judged: JudgedCommit, at place: Int) -> [HistoryVerdict.Doubted] {
    // The judge has said so itself of what came after the commit that distrusts the key.
    guard let id = judged.id, !judged.violations.contains(where: { $0.violation.rule == KeysAreCurrent.id }) else {
      return []
    }
    return frame.distrusted.violations(by: judged.facts, at: place).map {
      HistoryVerdict.Doubted(commit: id, violation: $0)
    }
  }
}
