import Git
import SeededRandom
import Testing

struct WritingTests {
  @Test(arguments: [1, 2, 3, 4, 5])
  func `an edited tree is the one that git writes`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let repository = try TestRepository()
    let store = try repository.open()
    let editor = TreeEditor(TreeCache(store))
    var files: [String: String] = [:]
    var root: ObjectID?
    for step in 0..<10 {
      let next = edited(files, step, &random)
      var edits: [String: TreeEntry?] = [:]
      for path in Set(files.keys).union(next.keys) where files[path] != next[path] {
        edits.updateValue(next[path].map { .file(store.writeBlob([UInt8]($0.utf8))) }, forKey: path)
      }
      root = try editor.apply(edits, to: root)
      files = next

      #expect(try root == writeTree(files, repository))
    }
    try store.flush()
    #expect(
      try repository.git("ls-tree", "-r", "--name-only", "\(try #require(root))").split(separator: "\n").map(
        String.init) == files.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test func `a path cannot be a file and a directory`() throws {
    let store = try TestRepository().open()
    let editor = TreeEditor(TreeCache(store))
    let blob = TreeEntry.file(store.writeBlob([1]))
    let root = try editor.apply(["a": blob, "b/c": blob], to: nil)

    #expect(throws: GitError.self) { try editor.apply(["a/x": blob], to: root) }
    #expect(throws: GitError.self) { try editor.apply(["b": blob], to: root) }
    #expect(throws: GitError.self) { try editor.apply(["x": blob, "x/y": blob], to: nil) }
    #expect(throws: GitError.self) { try editor.apply(["x//y": blob], to: nil) }
    #expect(throws: GitError.self) { try editor.apply(["": blob], to: nil) }
    #expect(try editor.apply(["b": nil], to: root) == editor.apply(["a": blob], to: nil))
    #expect(
      try editor.apply(["a": nil, "a/b": blob, "b/c": nil, "b": blob], to: root)
        == editor.apply(["a/b": blob, "b": blob], to: nil))
    #expect(try editor.apply(["a": nil, "b": nil], to: root) == .emptyTree)
  }

  @Test func `nothing is on the disk before it is flushed`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let id = store.writeBlob([UInt8]("text".utf8))

    #expect(try store.read(id, .blob, limit: 10) == [UInt8]("text".utf8))
    #expect(throws: CommandFailed.self) { try repository.git("cat-file", "-e", "\(id)") }
    try store.flush()
    #expect(try repository.git("cat-file", "blob", "\(id)") == "text")
    #expect(try repository.open().read(id, .blob, limit: 10) == [UInt8]("text".utf8))
  }

  @Test(arguments: [1, 99, 101, 700])
  func `what was flushed is sound to git`(count: Int) throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let editor = TreeEditor(TreeCache(store))
    let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1)
    var random = SplitMix64(seed: UInt64(count))
    var root: ObjectID?
    for step in 0..<count {
      let bytes = (0..<Int.random(in: 0...3000, using: &random)).map { _ in UInt8.random(in: 0...9, using: &random) }
      root = try editor.apply(["d/\(step % 7)/\(step)": .file(store.writeBlob(bytes))], to: root)
    }
    let commit = try store.writeCommit(
      CommitBuilder(tree: try #require(root), parents: [], author: ana, committer: ana, message: "m").bytes())
    #expect(try store.compareAndSwap("refs/heads/main", expected: nil, new: commit, by: ana, message: "all") == .moved)

    let report = try repository.git("fsck", "--strict", "--full", "--no-dangling")
    #expect(report == "")
    #expect(try repository.git("ls-tree", "-r", "HEAD").split(separator: "\n").count == count)
    #expect(try store.commit(commit).tree == root)
  }

  @Test func `what a ledger cannot hold is not written`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let blob = store.writeBlob([])

    #expect(throws: GitError.self) {
      try store.writeTree([NamedEntry("a", .file(blob)), NamedEntry("a", .file(blob))])
    }
    #expect(throws: GitError.self) { try store.writeTree([NamedEntry("a/b", .file(blob))]) }
    #expect(throws: GitError.self) { try store.writeCommit([UInt8]("tree x\n".utf8)) }
    try store.writeTree([NamedEntry(".git", .directory(store.writeTree([])))])
    let error = #expect(throws: GitError.self) { try store.flush() }
    #expect(error?.kind == .invalid)
    #expect(try repository.git("count-objects") == "0 objects, 0 kilobytes")
    store.discardPending()
    try store.flush()
  }

  @Test func `an object over the limit is refused unread, with the numbers`() throws {
    let repository = try TestRepository()
    let id = try repository.store("blob", [UInt8](repeating: 7, count: 2000))
    let store = try repository.open()

    #expect(try store.header(of: id) == (.blob, 2000))
    #expect(
      #expect(throws: GitError.self) { try store.read(id, .blob, limit: 1999) }?.kind
        == .overLimit(size: 2000, limit: 1999))
    #expect(try store.read(id, .blob, limit: 2000).count == 2000)
    #expect(#expect(throws: GitError.self) { try store.read(id, .tree, limit: 2000) }?.kind == .wrongKind(id))
    #expect(store.contains(id) && !store.contains(.of(.blob, [9])))
  }

  @Test func `an object whose bytes were changed on the disk is not believed`() throws {
    let repository = try TestRepository()
    let (good, other) = (try repository.store("blob", [1, 2, 3]), try repository.store("blob", [4, 5, 6]))
    func file(_ id: ObjectID) -> String {
      "\(repository.path)/.git/objects/\("\(id)".prefix(2))/\("\(id)".dropFirst(2))"
    }
    _ = try run("/bin/cp", ["-f", file(other), file(good)], in: repository.path)

    let error = #expect(throws: GitError.self) { try repository.open().read(good, .blob, limit: 10) }
    #expect(error?.kind == .corrupt)
  }

  private func edited(_ files: [String: String], _ step: Int, _ random: inout SplitMix64) -> [String: String] {
    var files = files
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let names = ["a", "a-b", "a.b", "b", "portfolio", "z"]
      let path = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in names.randomElement(using: &random) }
        .joined(separator: "/")
      files = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") && !path.hasPrefix($0.key + "/") }
      if Int.random(in: 0..<4, using: &random) > 0 { files[path] = "\(step)" }
    }
    return files
  }
}
