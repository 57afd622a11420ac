import Foundation
import SeededRandom
import Testing

@testable import Git

private let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1_767_225_600)
private let main = "refs/heads/main"

/// A repository with a checkout, and what it takes to change it from our side.
private struct Checkout {
  let repository = try! TestRepository()
  let store: Repository
  let trees: TreeCache

  init(_ files: [String: String], indexVersion: Int = 2) throws {
    try repository.git("config", "index.version", "\(indexVersion)")
    try repository.commit("first", files)
    store = try repository.open()
    trees = TreeCache(store)
  }

  /// Commits these texts (nil: gone) on top of main, moving nothing.
  func make(_ files: [String: String?]) throws -> (old: ObjectID, new: ObjectID) {
    let old = try #require(try store.resolve(main))
    var edits: [String: TreeEntry?] = [:]
    for (path, text) in files {
      edits.updateValue(text.map { .file(store.writeBlob([UInt8]($0.utf8))) }, forKey: path)
    }
    let tree = try TreeEditor(trees).apply(edits, to: store.commit(old).tree)
    let bytes = CommitBuilder(tree: tree, parents: [old], author: ana, committer: ana, message: "next").bytes()
    return (old, try store.writeCommit(bytes))
  }

  func advance(_ files: [String: String?]) throws -> MoveOutcome {
    let (old, new) = try make(files)
    defer { store.discardPending() }
    return try store.advance(main, from: old, to: new, by: ana, message: "m")
  }

  var status: String { get throws { try repository.git("status", "--porcelain", "--untracked-files=all") } }
}

struct WorkTreeTests {
  @Test(arguments: [2, 3, 4], [true, false])
  func `files and index follow the branch`(version: Int, knowsTrees: Bool) throws {
    let checkout = try Checkout(
      ["a/b/1": "1", "a/b/2": "2", "a/c": "3", "d": "4", "untouched/e": "5"], indexVersion: version)
    if !knowsTrees { try checkout.repository.git("read-tree", "HEAD") }
    if version == 3 { try checkout.repository.git("update-index", "--skip-worktree", "untouched/e") }

    #expect(try checkout.advance(["a/b/1": "new", "a/b/2": nil, "d": nil, "n/e/w": "6", "a/b.x": "7"]) == .moved)

    #expect(try checkout.status == "")
    #expect(checkout.repository.readFile("a/b/1") == "new" && checkout.repository.readFile("n/e/w") == "6")
    #expect(checkout.repository.readFile("a/b/2") == nil && checkout.repository.readFile("d") == nil)
    #expect(try checkout.repository.git("write-tree") == checkout.repository.git("rev-parse", "HEAD^{tree}"))
    #expect(try checkout.repository.git("fsck", "--no-dangling") == "")
    let (state, _) = try index(checkout)
    #expect(state.changes.isEmpty)

    #expect(try checkout.advance(["n/e/w": nil, "a/b/1": nil]) == .moved)
    #expect(try checkout.status == "")
    #expect(!FileManager.default.fileExists(atPath: checkout.repository.path + "/n"))
    #expect(try checkout.repository.git("write-tree") == checkout.repository.git("rev-parse", "HEAD^{tree}"))
  }

  private func index(_ checkout: Checkout) throws -> (Index.Difference, ObjectID) {
    let tree = try checkout.repository.id("HEAD^{tree}")
    return (try Index(checkout.store).changes(against: tree), tree)
  }

  @Test func `the index knows the trees of what it was brought to`() throws {
    let checkout = try Checkout(["a/b/1": "1", "a/c": "3", "d": "4", "untouched/e": "5"])

    #expect(try checkout.advance(["a/b/1": "new", "n/e/w": "6", "d": nil]) == .moved)

    let known = try #require(try IndexFile(checkout.store.indexPath)?.knownTrees)
    #expect(try known.id == checkout.repository.id("HEAD^{tree}"))
    #expect(known.entryCount == 4)
    #expect(try known.child([UInt8]("n".utf8)[...])?.id == checkout.repository.id("HEAD:n"))
    #expect(try checkout.repository.git("status", "--porcelain") == "")
  }

  @Test func `the index does not claim to know what somebody has staged beside`() throws {
    let checkout = try Checkout(["a/1": "1", "b/1": "1"])
    try checkout.repository.write("a/2", "staged")
    try checkout.repository.git("add", "a/2")

    #expect(try checkout.advance(["a/1": "new", "b/1": "new"]) == .moved)

    let known = try #require(try IndexFile(checkout.store.indexPath)?.knownTrees)
    #expect(known.id == nil)
    #expect(known.child([UInt8]("a".utf8)[...])?.id == nil)
    #expect(try known.child([UInt8]("b".utf8)[...])?.id == checkout.repository.id("HEAD:b"))
    #expect(try checkout.status == "A  a/2")
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `after any changes git finds nothing to say`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let checkout = try Checkout(["a/1": "1", "b/2": "2", "c": "3"], indexVersion: seed % 2 == 0 ? 2 : 4)
    var paths = ["a/1", "b/2", "c"]
    for step in 0..<8 {
      var files: [String: String?] = [:]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let path =
          Bool.random(using: &random)
          ? paths.randomElement(using: &random) ?? "c" : "d\(step % 3)/\(Int.random(in: 0..<9, using: &random))/x"
        files.updateValue(Int.random(in: 0..<4, using: &random) == 0 ? nil : "\(step)", forKey: path)
        paths.append(path)
      }
      #expect(try checkout.advance(files) == .moved)
      #expect(try checkout.status == "")
      #expect(try checkout.repository.git("write-tree") == checkout.repository.git("rev-parse", "HEAD^{tree}"))
      if step % 3 == 2 { try checkout.repository.git("read-tree", "HEAD") }
    }
  }

  @Test func `what is staged or edited elsewhere stays as it is`() throws {
    let checkout = try Checkout(["a": "1", "b": "2", "c": "3"])
    try checkout.repository.write("b", "staged")
    try checkout.repository.git("add", "b")
    try checkout.repository.write("c", "edited")
    try checkout.repository.write("u", "untracked")

    #expect(try checkout.advance(["a": "new"]) == .moved)

    #expect(try checkout.status == "M  b\n M c\n?? u")
  }

  @Test(arguments: [
    "edited", "staged", "staged away", "removed", "directory", "link", "linked directory", "executable", "announced",
  ])
  func `somebody's work is not overwritten, and the branch stays`(work: String) throws {
    let checkout = try Checkout(["a/1": "1", "a/2": "2"])
    let repository = checkout.repository
    switch work {
    case "edited": try repository.write("a/1", "x")
    case "staged":
      try repository.write("a/1", "x")
      try repository.git("add", "a/1")
      try repository.write("a/1", "1")
    case "staged away": try repository.git("rm", "--quiet", "--cached", "a/1")
    case "removed": _ = try run("/bin/rm", ["a/1"], in: repository.path)
    case "directory":
      _ = try run("/bin/rm", ["a/1"], in: repository.path)
      try repository.write("a/1/new", "")
    case "link": _ = try run("/bin/ln", ["-sf", "2", "a/1"], in: repository.path)
    case "linked directory":
      _ = try run("/bin/mv", ["a", "../\(repository.path.suffix(8))"], in: repository.path)
      _ = try run("/bin/ln", ["-s", "../\(repository.path.suffix(8))", "a"], in: repository.path)
    case "executable": _ = try run("/bin/chmod", ["+x", "a/1"], in: repository.path)
    default:
      try repository.git("rm", "--quiet", "--cached", "a/1")
      try repository.git("add", "--intent-to-add", "a/1")
    }
    let before = try checkout.status
    let head = try repository.id("HEAD")

    let error = #expect(throws: GitError.self) { try checkout.advance(["a/1": "new"]) }

    #expect(error?.kind == .wouldOverwrite(["a/1"]))
    #expect(try repository.id("HEAD") == head)
    #expect(try checkout.status == before)
  }

  @Test func `an untracked file in the way is somebody's work unless it is the same`() throws {
    let checkout = try Checkout(["a": "1"])
    try checkout.repository.write("n/new", "mine")
    #expect(throws: GitError.self) { try checkout.advance(["n/new": "theirs"]) }
    #expect(try checkout.advance(["n/new": "mine"]) == .moved)
    #expect(try checkout.status == "")
  }

  @Test func `a branch that is not checked out moves alone`() throws {
    let checkout = try Checkout(["a": "1"])
    let (old, new) = try checkout.make(["a": "2"])
    try checkout.repository.git("branch", "side")
    try checkout.repository.write("a", "edited")

    let outcome = try checkout.store.advance(
      "refs/heads/side", from: old, to: new, by: ana, message: "m")

    #expect(outcome == .moved && checkout.repository.readFile("a") == "edited")
    #expect(try checkout.repository.id("side") == new)
  }

  @Test func `a bare repository has no files to bring along`() throws {
    let repository = try TestRepository(bare: true)
    let store = try repository.open()
    let trees = TreeCache(store)
    let tree = try TreeEditor(trees).apply(["a": .file(store.writeBlob([1]))], to: nil)
    let id = try store.writeCommit(
      CommitBuilder(tree: tree, parents: [], author: ana, committer: ana, message: "m").bytes())

    #expect(try store.advance(main, from: nil, to: id, by: ana, message: "m") == .moved)
    #expect(WorkTree(store) == nil)
    #expect(try store.finishAdvancing().isEmpty)
  }

  @Test func `the first commit of a repository is checked out`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let trees = TreeCache(store)
    let tree = try TreeEditor(trees).apply(["a/b": .file(store.writeBlob([0x31]))], to: nil)
    let id = try store.writeCommit(
      CommitBuilder(tree: tree, parents: [], author: ana, committer: ana, message: "m").bytes())

    #expect(try store.advance(main, from: nil, to: id, by: ana, message: "m") == .moved)

    #expect(try repository.git("status", "--porcelain") == "" && repository.readFile("a/b") == "1")
  }

  @Test func `an index that git is writing stops us before the branch moves`() throws {
    let checkout = try Checkout(["a": "1"])
    try checkout.repository.write(".git/index.lock", "")
    let head = try checkout.repository.id("HEAD")

    #expect(#expect(throws: GitError.self) { try checkout.advance(["a": "2"]) }?.kind == .locked)
    #expect(try checkout.repository.id("HEAD") == head)
  }

  @Test func `whatever step a process is killed at, the next one has files and branch together`() throws {
    var step = 0
    while true {
      let checkout = try Checkout(["a/1": "1", "a/2": "2", "mine": "3"])
      try checkout.repository.write("mine", "edited")
      let plan = FaultPlan(failingAt: step, as: .crash)
      FaultPlan.$current.withValue(plan) {
        _ = try? checkout.advance(["a/1": "new", "a/2": nil, "b/3": "new"])
      }

      let next = try checkout.repository.open()
      try next.finishAdvancing()

      #expect(try checkout.status == " M mine", "killed before: \(plan.steps.last ?? "")")
      let (old, new) = try checkout.make(["a/1": "newer"])
      #expect(try next.resolve(main) == old)
      #expect(try checkout.store.advance(main, from: old, to: new, by: ana, message: "m") == .moved)
      #expect(try checkout.status == " M mine", "killed before: \(plan.steps.last ?? "")")
      guard plan.hasFailed else { break }
      step += 1
    }
    #expect(step > 15)
  }

  @Test func `files that differ from a state are found`() throws {
    let checkout = try Checkout([
      "p/a/1": "1", "p/a/2": "2", "p/b": "3", "p/c/d": "4", "q": "5", ".gitignore": "*.tmp\n",
    ])
    let repository = checkout.repository
    let tree = try #require(WorkTree(checkout.store))
    let root = try repository.id("HEAD^{tree}")
    #expect(try tree.changes(under: ["p"], against: root).isEmpty)

    try repository.write("p/a/1", "one")
    try repository.write("p/a/3", "new")
    try repository.write("p/x.tmp", "ignored")
    try repository.write("q", "outside")
    _ = try run("/bin/rm", ["-r", "p/b", "p/c"], in: repository.path)
    _ = try run("/bin/ln", ["-s", "1", "p/link"], in: repository.path)

    let changes = try tree.changes(under: ["p"], against: root)

    #expect(changes.map(\.path) == ["p/a/1", "p/a/3", "p/b", "p/c/d", "p/link"])
    #expect(changes[0].before == .file(try repository.id("HEAD:p/a/1")))
    #expect(changes[0].after == .file(.of(.blob, [UInt8]("one".utf8))))
    #expect(changes[1].before == nil && changes[2].after == nil && changes[3].after == nil)
    #expect(changes[4].after == TreeEntry(mode: EntryMode(rawValue: 0o120000), id: .zero))
    #expect(try tree.changes(under: ["p", "none"], against: nil).map(\.path) == ["p/a/1", "p/a/2", "p/a/3", "p/link"])
    #expect(try tree.read("p/a/1", limit: 3) == [UInt8]("one".utf8))
    #expect(#expect(throws: GitError.self) { try tree.read("p/a/1", limit: 2) }?.kind == .overLimit(size: 3, limit: 2))
    #expect(throws: GitError.self) { try tree.read("p/link", limit: 9) }
    #expect(throws: GitError.self) { try tree.read("p/a", limit: 9) }
  }

  @Test func `a change in the second of the index is seen`() throws {
    let checkout = try Checkout(["p/1": "1"])
    let tree = try #require(WorkTree(checkout.store))
    let root = try checkout.repository.id("HEAD^{tree}")
    // Same size, same second: only the contents tell.
    try checkout.repository.write("p/1", "2")
    #expect(try tree.changes(under: ["p"], against: root).map(\.path) == ["p/1"])
    #expect(throws: GitError.self) { try checkout.advance(["p/1": "3"]) }
  }
}
