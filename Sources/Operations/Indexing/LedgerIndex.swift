public import Git
import Platform
import ReadIndex
public import Storage

/// The read index of one ledger: where it lies, and how it is made, brought up to date and thrown away.
///
/// No hook and no rule looks at it.
public struct LedgerIndex {
  /// The most commits that a question adds by itself before it answers.
  public static let smallGap = 1_000

  static let fileName = "folio/index.sqlite"

  let ledger: Ledger

  public init(_ ledger: Ledger) { self.ledger = ledger }

  /// Where the file is, or would be.
  public var path: String { ledger.repository.commonDirectory + Self.fileName }

  /// What must stand in the file for it to be this ledger's.
  private var key: String { "\(ledger.identity.ledger) \(ledger.identity.shards)" }

  /// The index as it stands; nothing when there is none.
  ///
  /// - Throws: `IndexError` when there is a file that cannot be used.
  func open() throws -> ReadIndex? {
    guard try Files.exists(path) else { return nil }
    return try ReadIndex(at: path, of: key)
  }

  /// Brings the index up to `head`, from its tip when `head` descends from it, else from the root.
  ///
  /// A file that is there and is no index of this ledger is thrown away.
  ///
  /// - Parameters:
  ///   - anew: whether to begin at the root in any case.
  ///   - progress: is told how many of how many commits were read.
  /// - Returns: how many commits were added.
  /// - Throws: `IndexError` when it cannot be written or history is no line, `GitError` when history is not all there.
  @discardableResult
  public func build(upTo head: ObjectID, anew: Bool = false, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    try Files.createFolder(ledger.repository.commonDirectory + "folio")
    do {
      if let index = try open(), !anew, let added = try extend(index, upTo: head, progress) { return added }
    } catch let error as IndexError where error.kind == .unusable {
      try drop()
    }
    return try ReadIndex.blank(at: path).write(anewFor: key) { writer, _ in
      var walk = try CommitWalk(ledger.repository, from: head, notFrom: nil)
      return try add(&walk, to: writer, behind: nil, progress)
    }
  }

  /// Adds the commits from the tip of `index` to `head`, when they are few and `head` descends from the tip.
  func refresh(_ index: ReadIndex, upTo head: CommitObject) throws {
    guard let tip = try index.tip, tip.commit != head.id else { return }
    guard var commits = try gap(behind: tip.commit, upTo: head) else { return }
    try index.write { writer, current in
      // Somebody else may have been here since.
      guard current == tip else { return }
      let last = try ledger.repository.commit(tip.commit)
      var reading = IndexCommits(ledger, into: writer, behind: last)
      while let commit = commits.popLast() { try reading.add(commit) }
    }
  }

  /// Throws the index away. Returns whether there was one.
  @discardableResult
  public func drop() throws -> Bool {
    // The journal first: one that is left behind would be rolled back into the next index.
    if try Files.exists(path + "-journal") { try Files.remove(path + "-journal") }
    guard try Files.exists(path) else { return false }
    try Files.remove(path)
    return true
  }

  /// The commits from `head` back to the one after `tip`; nothing when there are too many, or none of them follows it.
  private func gap(behind tip: ObjectID, upTo head: CommitObject) throws -> [CommitObject]? {
    var line = FirstParents(ledger.repository, from: head.id)
    var commits: [CommitObject] = []
    while let commit = try line.next() {
      if commit.id == tip { return commits }
      guard commits.count < Self.smallGap else { return nil }
      commits.append(commit)
    }
    return nil
  }

  /// Adds what `index` lacks; nothing when `head` does not descend from its tip.
  private func extend(_ index: ReadIndex, upTo head: ObjectID, _ progress: (Int, Int) -> Void) throws -> Int? {
    try index.write { writer, tip in
      guard let tip else { return nil }
      var walk = try CommitWalk(ledger.repository, from: head, notFrom: tip.commit)
      guard walk.isFastForward else { return nil }
      return try add(&walk, to: writer, behind: try ledger.repository.commit(tip.commit), progress)
    }
  }

  private func add(
    _ walk: inout CommitWalk, to writer: IndexWriter, behind last: CommitObject?, _ progress: (Int, Int) -> Void
  ) throws -> Int {
    var reading = IndexCommits(ledger, into: writer, behind: last)
    var done = 0
    while let commit = try walk.next() {
      try reading.add(commit)
      done += 1
      progress(done, walk.count)
    }
    return done
  }
}
