import Calendars
public import Git
import Governance
import Platform
public import ReadIndex
import Rules
import Storage

/// The index of a repository's main, kept beside its objects for whoever asked for one (`folio index build`).
///
/// Questions bring it up to date by what was committed since. Where it cannot be used they are answered from the commits
/// themselves, with the same words: it makes answers quick and has no say in them.
public struct LedgerIndex {
  public static let fileName = "folio/index.sqlite"

  private let repository: Repository
  private let index: ReadIndex

  private static func path(in repository: Repository) -> String { repository.commonDirectory + fileName }

  /// The index, brought up to date; nothing where nobody made one or it cannot be used.
  static func current(of repository: Repository) -> LedgerIndex? {
    guard (try? Files.exists(path(in: repository))) == true, let index = try? LedgerIndex(repository),
      (try? index.refresh()) != nil
    else { return nil }
    return index
  }

  /// Makes it, or brings it up to date.
  ///
  /// - Parameter progress: called with how many commits are done and how many there are.
  /// - Throws: `IndexFailure` when the file cannot be written, `GitError` when history is not all there.
  @discardableResult
  public static func build(
    of repository: Repository, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> LedgerIndex {
    try Files.createPrivateFolder(repository.commonDirectory + "folio")
    let index: LedgerIndex
    do {
      index = try LedgerIndex(repository)
    } catch is IndexFailure {
      // A file that is no index, or half of one.
      try drop(of: repository)
      index = try LedgerIndex(repository)
    }
    try index.refresh(progress: progress)
    return index
  }

  /// Throws the index away; whether there was one.
  @discardableResult
  public static func drop(of repository: Repository) throws -> Bool {
    let path = path(in: repository)
    let isThere = try Files.exists(path)
    for file in [path, path + "-wal", path + "-shm"] where try Files.exists(file) { try Files.remove(file) }
    return isThere
  }

  private init(_ repository: Repository) throws {
    self.repository = repository
    index = try ReadIndex(at: Self.path(in: repository), of: Ledger.mainReference)
  }

  /// How far it has come.
  public struct Status: Sendable {
    public let newest: ReadIndex.Commit?
    public let commits: Int64
    public let versions: Int64
    /// Whether main has nothing that it does not know.
    public let isCurrent: Bool
  }

  /// Where the index stands, without bringing it up to date; nothing where there is none.
  public static func status(of repository: Repository) throws -> Status? {
    guard try Files.exists(path(in: repository)) else { return nil }
    let index = try LedgerIndex(repository).index
    let newest = try index.newest()
    let counts = try index.counts()
    let head = try repository.resolve(Ledger.mainReference)
    return Status(
      newest: newest, commits: counts.commits, versions: counts.versions,
      isCurrent: newest?.id == head?.description)
  }

  // MARK: Growing

  /// How many commits become one transaction: little is lost when it is stopped.
  private static let batch = 5000

  /// Takes in what main holds beyond it; from the beginning when main no longer holds what it knows.
  private func refresh(progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) throws {
    guard let head = try repository.resolve(Ledger.mainReference) else { return }
    var newest = try index.newest()
    guard newest?.id != head.description else { return }
    var line = try commits(from: head, after: newest?.id)
    if newest != nil, line.last?.parents.first?.description != newest?.id {
      newest = nil
      try index.transaction { try index.clear() }
      line = try commits(from: head, after: nil)
    }
    let ledger = try Ledger(repository, commit: head)
    let trees = TreeCache(repository)
    let first = (newest?.position ?? -1) + 1
    let total = line.count
    var parent = try newest.flatMap { ObjectID(hex: $0.id) }.map { try repository.commit($0).tree }
    var done = 0
    while done < total {
      let end = min(done + Self.batch, total)
      try index.transaction {
        for offset in done..<end {
          let commit = line[total - 1 - offset]
          let diff = try TreeDiff(from: parent, to: commit.tree, reading: trees)
          try index.append(
            ReadIndex.Commit(
              position: first + Int64(offset), id: commit.id.description, time: commit.time.secondsSinceEpoch),
            changing: diff.changes.compactMap { ledger.layout.record(at: $0.path)?.id.text })
          parent = commit.tree
          progress(offset + 1, total)
        }
      }
      done = end
    }
  }

  /// The commits of the line from `head` back to the one after `known`, newest first; all of them when it is not met.
  private func commits(from head: ObjectID, after known: String?) throws -> [Step] {
    var line = FirstParents(repository, from: head)
    var found: [Step] = []
    while let commit = try line.next(), commit.id.description != known { found.append(Step(commit)) }
    return found
  }

  /// What is kept of a commit while the way is looked for.
  private struct Step {
    let id: ObjectID
    let tree: ObjectID
    let parents: [ObjectID]
    let time: Instant

    init(_ commit: CommitObject) {
      (id, tree, parents, time) = (commit.id, commit.tree, commit.parents, commit.time)
    }
  }

  // MARK: Answering

  /// The last commit of the line up to `head` that is older than `end`; nothing where `head` is not of the line, and an
  /// empty answer where the line begins later.
  func commit(before end: Instant, upTo head: ObjectID) -> ObjectID?? {
    guard let known = try? index.commit(head.description),
      let found = try? index.last(before: end.secondsSinceEpoch, upTo: known.position)
    else { return nil }
    return .some(ObjectID(hex: found.id))
  }

  /// The commits up to `head` that changed the record, newest first; nothing where `head` is not of the line.
  func commits(changing id: RecordID, upTo head: ObjectID, limit: Int) -> [ObjectID]? {
    guard let known = try? index.commit(head.description) else { return nil }
    return try? index.commits(changing: id.text, upTo: known.position, limit: limit).compactMap { ObjectID(hex: $0.id) }
  }
}
