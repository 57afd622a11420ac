#if DEBUG
import Synchronization

/// A failure that a test asks for: the n-th step that would reach the disk does not happen.
package final class FaultPlan: Sendable {
  package enum Failure: Sendable {
    /// The call fails, as on a full disk: what was begun is cleaned up.
    case error
    /// The process is gone: nothing is cleaned up and nothing follows.
    case crash
  }

  @TaskLocal package static var current: FaultPlan?

  private let failing: Int
  private let failure: Failure
  private let reachedSteps = Mutex<[String]>([])

  package init(failingAt step: Int, as failure: Failure) {
    failing = step
    self.failure = failure
  }

  /// The steps that were reached, the failed one last.
  package var steps: [String] { reachedSteps.withLock { $0 } }

  package var hasFailed: Bool { steps.count > failing }

  fileprivate var isGone: Bool { hasFailed && failure == .crash }

  fileprivate func reach(_ step: String) throws(GitError) {
    let fails = reachedSteps.withLock { steps in
      if steps.count > failing { return failure == .crash }
      steps.append(step)
      return steps.count > failing
    }
    if fails { throw GitError(.failed, step, "", "a test stopped it") }
  }
}
#endif

/// The places where writing may fail.
enum FaultPoint {
  /// Called before each step that reaches the disk; does nothing in a release.
  @inline(__always)
  static func willDo(_ step: @autoclosure () -> String) throws(GitError) {
    #if DEBUG
    try FaultPlan.current?.reach(step())
    #endif
  }

  /// Whether what a failed write left behind may be removed; not when a test has stopped the process in thought.
  @inline(__always)
  static var mayCleanUp: Bool {
    #if DEBUG
    return FaultPlan.current.map { !$0.isGone } ?? true
    #else
    return true
    #endif
  }
}
