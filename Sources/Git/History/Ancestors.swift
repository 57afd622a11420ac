/// The commits that one descends from, each once, itself first.
struct Ancestors {
  private let repository: Repository
  private var waiting: [ObjectID]
  private(set) var seen: Set<ObjectID>

  init(_ repository: Repository, of id: ObjectID) {
    self.repository = repository
    waiting = [id]
    seen = [id]
  }

  /// The next ancestor, in no order that means anything but the commit itself first; nil when all were seen.
  mutating func next() throws(GitError) -> CommitObject? {
    guard let id = waiting.popLast() else { return nil }
    let commit = try repository.commit(id)
    for parent in commit.parents where seen.insert(parent).inserted { waiting.append(parent) }
    return commit
  }
}

extension Repository {
  /// Whether `id` has `ancestor` among its ancestors; a commit counts as its own.
  ///
  /// Throws `.missingObject` when history is not all there and the answer was not found before the gap.
  public func isDescendant(_ id: ObjectID, of ancestor: ObjectID) throws(GitError) -> Bool {
    var ancestors = Ancestors(self, of: id)
    while let commit = try ancestors.next() {
      if commit.id == ancestor || commit.parents.contains(ancestor) { return true }
    }
    return false
  }

  /// Whether `id` is `ancestor`, or follows it in a line without merges: then both begin with the same roots.
  ///
  /// The cost is that of the commits between them; all of history's where they are no such line.
  public func isStraight(to id: ObjectID, from ancestor: ObjectID) throws(GitError) -> Bool {
    var next = id
    while next != ancestor {
      let parents = try commit(next).parents
      guard parents.count == 1 else { return false }
      next = parents[0]
    }
    return true
  }

  /// Whether `ancestor` is `id` or among all that `id` descends from.
  public func descends(_ id: ObjectID, from ancestor: ObjectID) throws(GitError) -> Bool {
    var ancestors = Ancestors(self, of: id)
    while let commit = try ancestors.next() {
      if commit.id == ancestor { return true }
    }
    return false
  }

  /// The commits without parents that `id` descends from, ordered by id. A ledger has one.
  public func roots(of id: ObjectID) throws(GitError) -> [ObjectID] {
    var roots: [ObjectID] = []
    var ancestors = Ancestors(self, of: id)
    while let commit = try ancestors.next() {
      if commit.parents.isEmpty { roots.append(commit.id) }
    }
    return roots.sorted()
  }
}
