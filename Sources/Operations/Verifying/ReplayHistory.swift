import Git
import Platform
import Synchronization

/// Judges all commits of a history in stretches, on one thread or two.
///
/// A commit's verdict follows from its parent's state and its own, so stretches may be judged in any order.
struct ReplayHistory {
  let frame: ReplayFrame
  let hasSecondThread: Bool
  let progress: (_ done: Int, _ total: Int) -> Void

  /// What was found in each stretch, in the order of history.
  ///
  /// - Throws: `GitError` or `StorageError` when the tree of the frame is no ledger's.
  func callAsFunction(_ commits: [ObjectID], in repository: Repository) throws -> [ReplayedStretch] {
    let stretches = Stretches(commits)
    let judge = try JudgeStretch(repository, frame)
    let isWorthwhile = hasSecondThread && commits.count > Stretches.size
    let beside = isWorthwhile ? secondThread(stretches, at: repository.gitDirectory) : nil
    var found = stretches.judge(with: judge) { progress(stretches.judgedCount, commits.count) }
    if let beside { found.merge(beside.outcome()) { own, _ in own } }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private func secondThread(_ stretches: Stretches, at path: String) -> BackgroundWork<[Int: ReplayedStretch]> {
    let frame = frame
    return BackgroundWork {
      // A handle is for one thread. Where a second does not open, the first takes all stretches.
      guard let repository = try? Repository.open(at: path), let judge = try? JudgeStretch(repository, frame) else {
        return [:]
      }
      return stretches.judge(with: judge) {}
    }
  }
}

/// The stretches of a history, each given to whichever thread asks next.
private final class Stretches: Sendable {
  /// Long enough that trees read for one commit serve many, short enough that both threads end together.
  static let size = 32

  private let commits: [ObjectID]
  private let given = Atomic<Int>(0)
  private let judged = Atomic<Int>(0)

  init(_ commits: [ObjectID]) { self.commits = commits }

  /// How many commits were judged, on all threads.
  var judgedCount: Int { judged.load(ordering: .relaxed) }

  /// Judges stretches until none is left; what was found, by the stretch's number.
  func judge(with judge: JudgeStretch, afterEach: () -> Void) -> [Int: ReplayedStretch] {
    var found: [Int: ReplayedStretch] = [:]
    while true {
      let number = given.add(1, ordering: .relaxed).oldValue
      let start = number * Self.size
      guard start < commits.count else { return found }
      found[number] = judge(commits[start..<min(start + Self.size, commits.count)]) {
        judged.add(1, ordering: .relaxed)
        afterEach()
      }
    }
  }
}
