import Git
import SeededRandom
import Testing

struct CommitWalkTests {
  @Test(arguments: [1, 2, 3, 4])
  func `our walk is that of git rev-list`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let repository = try TestRepository()
    let ids = try grow(40, mergesOneIn: 3, repository, &random)
    let store = try repository.open()

    for _ in 0..<25 {
      let new = try #require(ids.randomElement(using: &random))
      let old = Bool.random(using: &random) ? ids.randomElement(using: &random) : nil
      let expected = try repository.git(["rev-list", "\(new)"] + (old.map { ["^\($0)"] } ?? []))
      let isFastForward = try old.map { try isAncestor($0, new, repository) } ?? true

      let walk = try CommitWalk(store, from: new, notFrom: old)

      #expect(
        Set(walk.ids.map(\.description))
          == Set(String(decoding: expected, as: UTF8.self).split(separator: "\n").map(String.init)))
      #expect(walk.isFastForward == isFastForward)
      #expect(try parentsComeFirst(walk))
      if let old { #expect(try store.isDescendant(new, of: old) == isFastForward) }
    }
  }

  @Test func `a line is walked from the oldest`() throws {
    let repository = try TestRepository()
    let ids = try (0..<5).map { try repository.commit("\($0)", ["a": "\($0)"]) }
    var walk = try CommitWalk(repository.open(), from: ids[4], notFrom: ids[1])

    #expect(walk.ids == [ids[2], ids[3], ids[4]])
    #expect(try walk.next()?.id == ids[2])
    #expect(try walk.next()?.parents == [ids[2]])
    #expect(try walk.next()?.subject == "4")
    #expect(try walk.next() == nil)
    #expect(try CommitWalk(repository.open(), from: ids[1], notFrom: ids[1]).ids.isEmpty)
    #expect(try CommitWalk(repository.open(), from: ids[1], notFrom: ids[3]).isFastForward == false)
  }

  @Test func `a merge is yielded with its parents`() throws {
    let repository = try TestRepository()
    let base = try repository.commit("base", ["a": "1"])
    let main = try repository.commit("main", ["a": "2"])
    try repository.git("checkout", "--quiet", "-b", "side", "\(base)")
    let side = try repository.commit("side", ["b": "1"])
    try repository.git("merge", "--quiet", "--no-edit", "\(main)")
    let merge = try repository.id("HEAD")

    let walk = try CommitWalk(repository.open(), from: merge, notFrom: base)

    #expect(walk.ids.last == merge && Set(walk.ids) == [side, main, merge])
    #expect(try repository.open().commit(merge).parents == [side, main])
  }

  @Test func `more commits than the limit are thrown`() throws {
    let repository = try TestRepository()
    let ids = try (0..<5).map { try repository.commit("\($0)", ["a": "\($0)"]) }

    #expect(try CommitWalk(repository.open(), from: ids[4], notFrom: nil, limit: 5).count == 5)
    let error = #expect(throws: GitError.self) {
      try CommitWalk(repository.open(), from: ids[4], notFrom: nil, limit: 4)
    }
    #expect(error?.kind == .overLimit(size: 5, limit: 4))
  }

  @Test func `a shallow clone throws at the cut, saying so`() throws {
    let server = try TestRepository()
    for step in 0..<3 { try server.commit("\(step)", ["a": "\(step)"]) }
    let clone = TestRepository(adopting: try TestRepository.makeDirectory())
    try clone.git("clone", "--quiet", "--depth=1", "file://\(server.path)", ".")
    let store = try clone.open()

    #expect(store.isShallow)
    #expect(try server.open().isShallow == false)
    let error = #expect(throws: GitError.self) { try CommitWalk(store, from: clone.id("HEAD"), notFrom: nil) }
    #expect(error?.kind == .missingObject(try server.id("HEAD~1")))
    #expect(error?.remedy?.contains("--unshallow") == true)
  }

  @Test func `replace refs and grafts change nothing and are listed`() throws {
    let repository = try TestRepository()
    let ids = try (0..<4).map { try repository.commit("\($0)", ["a": "\($0)"]) }
    try repository.git("replace", "--graft", "\(ids[3])", "\(ids[0])")
    try repository.write(".git/info/grafts", "\(ids[2]) \(ids[0])\n")
    let store = try repository.open()

    #expect(try CommitWalk(store, from: ids[3], notFrom: nil).ids == ids)
    let substitutes = try store.substitutes()
    #expect(substitutes.replaced == ["\(ids[3])"] && substitutes.grafted == ["\(ids[2])"])
    #expect(substitutes.isEmpty == false)
  }

  @Test func `roots are the commits without parents`() throws {
    let repository = try TestRepository()
    let first = try repository.commit("one", ["a": "1"])
    try repository.git("checkout", "--quiet", "--orphan", "other")
    let second = try repository.commit("two", ["b": "1"])
    try repository.git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "\(first)")

    #expect(try repository.open().roots(of: repository.id("HEAD")) == [first, second].sorted())
    #expect(try repository.open().roots(of: first) == [first])
  }

  @Test func `a long line takes no stack`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1)
    var ids: [ObjectID] = []
    for step in 0..<20_000 {
      let commit = CommitBuilder(
        tree: .emptyTree, parents: ids.last.map { [$0] } ?? [], author: ana, committer: ana, message: "\(step)")
      ids.append(try store.writeCommit(commit.bytes()))
    }
    #expect(try CommitWalk(store, from: ids[19_999], notFrom: ids[0]).ids == Array(ids.dropFirst()))
    #expect(try CommitWalk(store, from: ids[0], notFrom: ids[19_999]).ids.isEmpty)
  }

  /// Commits with random parents; a `mergesOneIn`th has two.
  private func grow(
    _ count: Int, mergesOneIn: Int, _ repository: TestRepository, _ random: inout SplitMix64
  ) throws -> [ObjectID] {
    var ids: [ObjectID] = []
    for step in 0..<count {
      var parents: [ObjectID] = []
      if let recent = ids.suffix(4).randomElement(using: &random) { parents.append(recent) }
      if Int.random(in: 0..<mergesOneIn, using: &random) == 0, let other = ids.randomElement(using: &random),
        !parents.contains(other)
      {
        parents.append(other)
      }
      let hex = try repository.git(
        ["commit-tree", "-m", "\(step)", "\(ObjectID.emptyTree)"] + parents.flatMap { ["-p", "\($0)"] })
      ids.append(try #require(ObjectID(hex: String(decoding: hex.dropLast(), as: UTF8.self))))
    }
    return ids
  }

  private func isAncestor(_ old: ObjectID, _ new: ObjectID, _ repository: TestRepository) throws -> Bool {
    do {
      try repository.git("merge-base", "--is-ancestor", "\(old)", "\(new)")
      return true
    } catch let failure as CommandFailed where failure.status == 1 {
      return false
    }
  }

  private func parentsComeFirst(_ walk: CommitWalk) throws -> Bool {
    var walk = walk
    let all = Set(walk.ids)
    var seen: Set<ObjectID> = []
    while let commit = try walk.next() {
      guard commit.parents.allSatisfy({ !all.contains($0) || seen.contains($0) }) else { return false }
      seen.insert(commit.id)
    }
    return seen == all
  }
}
