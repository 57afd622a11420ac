import Git
import SeededRandom
import Testing

struct TreeDiffTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `our differences are those of git diff-tree`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let repository = try TestRepository()
    var trees: [ObjectID?] = [nil]
    var files: [String: String] = [:]
    for step in 0..<8 {
      for _ in 0..<Int.random(in: 1...12, using: &random) { change(&files, step, &random) }
      let tree = try writeTree(files, repository)
      trees.append(tree)
    }
    let cache = TreeCache(try repository.open())
    for _ in 0..<12 {
      let old = trees.randomElement(using: &random) ?? nil
      let new = trees.randomElement(using: &random) ?? nil

      let ours = try TreeDiff(from: old, to: new, reading: cache)

      #expect(ours.changes.map(raw) == (try diffTree(old, new, repository)))
      #expect(ours.faults.isEmpty && !ours.isTruncated)
    }
  }

  @Test func `a change stops at the number asked for`() throws {
    let repository = try TestRepository()
    try repository.commit("One", ["a/1": "1", "a/2": "2", "b/3": "3"])
    let cache = TreeCache(try repository.open())
    let tree = try repository.id("HEAD^{tree}")

    let two = try TreeDiff(from: nil, to: tree, reading: cache, atMost: 2)
    let three = try TreeDiff(from: nil, to: tree, reading: cache, atMost: 3)

    #expect(two.changes.map(\.path) == ["a/1", "a/2"] && two.isTruncated)
    #expect(three.changes.count == 3 && !three.isTruncated)
  }

  @Test func `faults of the new state name the path`() throws {
    let repository = try TestRepository()
    let blob = try repository.store("blob", [])
    let inner = try repository.store("tree", treeBytes([("100755", "run", blob)]))
    let empty = try repository.store("tree", [])
    let root = try repository.store(
      "tree", treeBytes([("40000", "blob", blob), ("40000", "empty", empty), ("40000", "inner", inner)]))

    let diff = try TreeDiff(from: nil, to: root, reading: TreeCache(repository.open()))

    #expect(
      diff.faults == [
        TreeFault(path: "blob", .grammar("it is listed as a directory and is none")),
        TreeFault(path: "empty", .grammar("it is a directory without files")),
        TreeFault(path: "inner/run", .grammar("mode 100755 is neither 100644 nor 40000")),
      ])
    #expect(diff.changes.map(\.path) == ["inner/run"])
  }

  @Test func `limits are faults with their numbers`() throws {
    let repository = try TestRepository()
    let long = String(repeating: "n", count: 248)
    try repository.commit(
      "Deep", ["1/2/3/4/5/6/7/8": "fits", "a/2/3/4/5/6/7/8/9": "too deep", "abcdef/\(long)": "fits"])
    try repository.git(
      "update-index", "--add", "--cacheinfo", "100644,\(try repository.id("HEAD:1/2/3/4/5/6/7/8")),abcdefg/\(long)")
    let tree = try #require(ObjectID(hex: try repository.git("write-tree")))
    var limits = ObjectLimits.standard
    limits.tree = 280

    let diff = try TreeDiff(from: nil, to: tree, reading: TreeCache(repository.open()))
    let small = try TreeDiff(from: nil, to: tree, reading: TreeCache(repository.open(), limits: limits))

    #expect(
      diff.faults == [
        TreeFault(path: "a/2/3/4/5/6/7/8", .limit(PassedLimit(what: "depth of a path", n: 9, limit: 8))),
        TreeFault(path: "abcdefg/\(long)", .limit(PassedLimit(what: "length of a path", n: 256, limit: 255))),
      ])
    #expect(
      small.faults.contains(
        TreeFault(path: "abcdef", .limit(PassedLimit(what: "size of a directory", n: 276, limit: 280)))) == false)
    limits.tree = 275
    let smaller = try TreeDiff(from: nil, to: tree, reading: TreeCache(repository.open(), limits: limits))
    #expect(
      smaller.faults.contains(
        TreeFault(path: "abcdef", .limit(PassedLimit(what: "size of a directory", n: 276, limit: 275)))))
  }

  @Test func `a tree that is missing is thrown`() throws {
    let repository = try TestRepository()
    let missing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    let root = try repository.store("tree", treeBytes([("40000", "a", missing)]))

    let error = #expect(throws: GitError.self) {
      try TreeDiff(from: nil, to: root, reading: TreeCache(repository.open()))
    }
    #expect(error?.kind == .missingObject(missing))
    #expect(error.map { "\($0)" }?.hasPrefix("could not read object \(missing): object not found") == true)
  }

  @Test func `directories that hold only each other do not take for ever`() throws {
    let repository = try TestRepository()
    var id = try repository.store("tree", [])
    for _ in 0..<7 {
      id = try repository.store("tree", treeBytes((0..<30).map { ("40000", "\(100 + $0)", id) }))
    }

    let diff = try TreeDiff(from: nil, to: id, reading: TreeCache(repository.open()), atMost: 1000)

    #expect(diff.isTruncated && diff.changes.isEmpty)
  }

  @Test func `directories nested deeper than a stack are refused on either side`() throws {
    let repository = try TestRepository()
    let blob = try repository.store("blob", [])
    let store = try repository.open()
    var id = try store.writeTree([NamedEntry("f", .file(blob))])
    for _ in 0..<100_000 { id = try store.writeTree([NamedEntry("d", .directory(id))]) }
    let cache = TreeCache(store)

    #expect(try TreeDiff(from: nil, to: id, reading: cache).faults.count == 1)
    #expect(try TreeDiff(from: id, to: nil, reading: cache).faults.count == 1)
  }

  @Test func `what stands at a path and under it is found`() throws {
    let repository = try TestRepository()
    try repository.commit("One", ["p/a/1": "1", "p/a/b/2": "2", "p/c": "3", "q": "4"])
    let cache = TreeCache(try repository.open())
    let root = try repository.id("HEAD^{tree}")

    #expect(try cache.entry(at: "p/a/1", in: root) == .file(repository.id("HEAD:p/a/1")))
    #expect(try cache.entry(at: "p/a", in: root) == .directory(repository.id("HEAD:p/a")))
    #expect(try cache.entry(at: "", in: root) == .directory(root))
    #expect(try cache.entry(at: "p/x", in: root) == nil && cache.entry(at: "q/x", in: root) == nil)
    #expect(try cache.files(under: "p", in: root).map(\.path) == ["p/a/1", "p/a/b/2", "p/c"])
    #expect(try cache.files(under: "q", in: root).isEmpty && cache.files(under: "x", in: root).isEmpty)
  }

  private func change(_ files: inout [String: String], _ step: Int, _ random: inout SplitMix64) {
    let names = ["a", "a-b", "a.b", "b", "portfolio", "z"]
    let depth = Int.random(in: 1...4, using: &random)
    let path = (0..<depth).compactMap { _ in names.randomElement(using: &random) }.joined(separator: "/")
    if Int.random(in: 0..<4, using: &random) == 0 {
      files = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
    } else {
      // A file takes the place of a directory and the other way round.
      files = files.filter { !$0.key.hasPrefix(path + "/") && !path.hasPrefix($0.key + "/") }
      files[path] = "\(step) \(Int.random(in: 0..<3, using: &random))"
    }
  }
}

/// The tree of these files as git itself writes it.
func writeTree(_ files: [String: String], _ repository: TestRepository) throws -> ObjectID {
  var lines = ""
  for (path, text) in files.sorted(by: { $0.key < $1.key }) {
    lines += "100644 \(try repository.store("blob", [UInt8](text.utf8)))\t\(path)\n"
  }
  try repository.git("read-tree", "--empty")
  try repository.git("update-index", "--add", "--index-info", input: lines)
  let hex = try repository.git("write-tree")
  return try #require(ObjectID(hex: hex))
}

/// A change as a line of `git diff-tree -r`.
func raw(_ change: TreeChange) -> String {
  func mode(_ entry: TreeEntry?) -> String {
    let text = entry.map { "\($0.mode)" } ?? "0"
    return String(repeating: "0", count: 6 - text.utf8.count) + text
  }
  let status = change.before == nil ? "A" : change.after == nil ? "D" : "M"
  let (old, new) = (change.before?.id ?? .zero, change.after?.id ?? .zero)
  return ":\(mode(change.before)) \(mode(change.after)) \(old) \(new) \(status)\t\(change.path)"
}

private func diffTree(_ old: ObjectID?, _ new: ObjectID?, _ repository: TestRepository) throws -> [String] {
  let text = try repository.git("diff-tree", "-r", "\(old ?? .emptyTree)", "\(new ?? .emptyTree)")
  return text.split(separator: "\n").map(String.init)
}
