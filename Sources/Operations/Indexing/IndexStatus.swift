public import Git
import ReadIndex
import Storage

/// How the read index of a ledger stands.
public struct IndexStatus: Sendable {
  public enum Standing: Sendable, Hashable {
    case absent
    /// It knows every commit.
    case current
    /// It lacks so many of the newest commits.
    case behind(Int)
    /// Its tip is no part of the line any more.
    case onAnotherLine
    /// There is a file that cannot be used, and why.
    case unusable(String)
  }

  public let path: String
  public let standing: Standing
  /// How many commits and versions of records it knows; 0 when it cannot be read.
  public let commits: Int
  public let versions: Int

  /// - Throws: `GitError` when history is not all there.
  public init(of index: LedgerIndex, at head: ObjectID) throws {
    path = index.path
    do {
      (standing, commits, versions) = try Self.reading(of: index, at: head)
    } catch let error as IndexError {
      (standing, commits, versions) = (.unusable(error.description), 0, 0)
    }
  }

  private static func reading(of index: LedgerIndex, at head: ObjectID) throws -> (Standing, Int, Int) {
    guard let open = try index.open(), let tip = try open.tip else { return (.absent, 0, 0) }
    let walk = try CommitWalk(index.ledger.repository, from: head, notFrom: tip.commit)
    let standing: Standing = !walk.isFastForward ? .onAnotherLine : walk.count == 0 ? .current : .behind(walk.count)
    return (standing, tip.position, try open.versionCount)
  }
}
