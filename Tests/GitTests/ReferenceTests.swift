import Foundation
import Synchronization
import Testing

@testable import Git

private let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1_767_225_600, offsetMinutes: 60)
private let main = "refs/heads/main"

extension Repository {
  /// Writes a commit of one file on top of `parent`, without moving anything.
  fileprivate func add(_ text: String, to parent: ObjectID?) throws -> ObjectID {
    let tree = try TreeEditor(TreeCache(self)).apply(["file": .file(writeBlob([UInt8](text.utf8)))], to: nil)
    return try writeCommit(
      CommitBuilder(tree: tree, parents: parent.map { [$0] } ?? [], author: ana, committer: ana, message: text).bytes())
  }
}

struct ReferenceTests {
  @Test func `HEAD is on a branch with or without commits, or detached`() throws {
    let repository = try TestRepository()
    #expect(try repository.open().head() == .branch(main, nil))
    #expect(try repository.open().head().commit == nil)
    let id = try repository.commit()
    #expect(try repository.open().head() == .branch(main, id))
    try repository.git("checkout", "--quiet", "--detach")
    #expect(try repository.open().head() == .detached(id))
    try repository.open().setHead(to: "refs/heads/other")
    #expect(try repository.git("symbolic-ref", "HEAD") == "refs/heads/other")
  }

  @Test func `references are listed loose and packed, as git lists them`() throws {
    let repository = try TestRepository()
    try repository.commit()
    for name in ["draft/PER-0001/a", "draft/PER-0002/b", "x"] { try repository.git("branch", name) }
    try repository.git("pack-refs", "--all")
    try repository.git("branch", "late")
    try repository.git("symbolic-ref", "refs/heads/alias", "refs/heads/x")

    let store = try repository.open()

    let expected = try repository.git("for-each-ref", "--format=%(refname)").split(separator: "\n").map(String.init)
    #expect(try store.references(under: "refs/").map(\.name) == expected)
    #expect(
      try store.references(under: "refs/heads/draft/").map(\.name) == [
        "refs/heads/draft/PER-0001/a", "refs/heads/draft/PER-0002/b",
      ])
    #expect(try store.reference("refs/heads/alias")?.target == .symbolic("refs/heads/x"))
    #expect(try store.resolve("refs/heads/alias") == repository.id("HEAD"))
    #expect(try store.reference("refs/heads/none") == nil && store.resolve("refs/heads/none") == nil)
  }

  @Test(arguments: [false, true])
  func `a reference moves only from where it is expected`(packed: Bool) throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let one = try store.add("1", to: nil)
    #expect(try store.compareAndSwap(main, expected: nil, new: one, by: ana, message: "first") == .moved)
    if packed { try repository.git("pack-refs", "--all") }
    let two = try store.add("2", to: one)

    #expect(try store.compareAndSwap(main, expected: nil, new: two, by: ana, message: "x") == .lost(to: one))
    #expect(try store.compareAndSwap(main, expected: two, new: two, by: ana, message: "x") == .lost(to: one))
    #expect(
      try store.compareAndSwap("refs/heads/none", expected: one, new: two, by: ana, message: "x") == .lost(to: nil))
    #expect(throws: CommandFailed.self) { try repository.git("cat-file", "-e", "\(two)") }
    #expect(try store.compareAndSwap(main, expected: one, new: two, by: ana, message: "second\nline") == .moved)

    #expect(try repository.id(main) == two)
    #expect(try repository.git("reflog", "--format=%H %gs") == "\(two) second line\n\(one) first")
    #expect(
      try repository.git("reflog", "--format=%gs %gn %ge", main)
        == "second line Ana ana@ledger.example\nfirst Ana ana@ledger.example")
    #expect(try repository.git("fsck") == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: repository.path + "/.git/folio") == ["writer"])
  }

  @Test func `a bare repository gets no reflog unless it is asked for`() throws {
    let repository = try TestRepository(bare: true)
    let store = try repository.open()
    let one = try store.add("1", to: nil)
    #expect(try store.compareAndSwap(main, expected: nil, new: one, by: ana, message: "first") == .moved)
    #expect(try repository.git("reflog") == "")
    try store.setConfig("core.logAllRefUpdates", to: "always")
    let two = try store.add("2", to: one)
    #expect(try store.compareAndSwap(main, expected: one, new: two, by: ana, message: "second") == .moved)
    #expect(try repository.git("reflog", "--format=%gs") == "second")
  }

  @Test func `a reference goes only from where it is expected`() throws {
    let repository = try TestRepository()
    let id = try repository.commit()
    try repository.git("branch", "draft")
    try repository.git("pack-refs", "--all")
    let store = try repository.open()

    #expect(try store.delete("refs/heads/draft", expected: .zero) == .lost(to: id))
    #expect(try store.delete("refs/heads/none", expected: id) == .lost(to: nil))
    #expect(try store.delete("refs/heads/draft", expected: id) == .moved)
    #expect(try store.references(under: "refs/heads/").map(\.name) == [main])
  }

  @Test func `names that cannot be are refused`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let one = try store.add("1", to: nil)
    for name in ["HEAD", "main", "refs/heads/a..b", "refs/heads/a.lock", "refs/heads/", "refs/heads/../../x"] {
      #expect(throws: GitError.self) { try store.compareAndSwap(name, expected: nil, new: one, by: ana, message: "") }
    }
    #expect(try store.compareAndSwap("refs/heads/a/b", expected: nil, new: one, by: ana, message: "") == .moved)
    #expect(throws: GitError.self) {
      try store.compareAndSwap("refs/heads/a", expected: nil, new: one, by: ana, message: "")
    }
    #expect(throws: GitError.self) {
      try store.compareAndSwap("refs/heads/a/b/c", expected: nil, new: one, by: ana, message: "")
    }
    #expect(throws: GitError.self) {
      try store.compareAndSwap(main, expected: nil, new: .of(.blob, [8]), by: ana, message: "")
    }
    // Empty directories of references that are gone are no obstacle.
    #expect(try store.delete("refs/heads/a/b", expected: one) == .moved)
    #expect(try store.compareAndSwap("refs/heads/a", expected: nil, new: one, by: ana, message: "") == .moved)
  }

  @Test func `git's lock is waited for, and refused with its name when it stays`() throws {
    let repository = try TestRepository()
    let store = try repository.open()
    let one = try store.add("1", to: nil)
    let lock = repository.path + "/.git/refs/heads/main.lock"
    try repository.write(".git/refs/heads/main.lock", "")

    let error = #expect(throws: GitError.self) {
      try store.compareAndSwap(main, expected: nil, new: one, by: ana, message: "")
    }
    #expect(error?.kind == .locked && error?.problem.hasSuffix("refs/heads/main.lock") == true)

    Thread.detachNewThread {
      usleep(200_000)
      try? FileManager.default.removeItem(atPath: lock)
    }
    #expect(try store.compareAndSwap(main, expected: nil, new: one, by: ana, message: "") == .moved)
  }

  @Test func `of many writers none is lost`() throws {
    let repository = try TestRepository()
    let (writers, each) = (4, 12)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: writers + 1) { writer in
      do {
        if writer == writers {
          // Git itself, moving another reference and the same one.
          for step in 0..<each {
            _ = try? repository.git("update-ref", "refs/heads/other\(step)", "HEAD")
            _ = try? repository.git("commit", "--quiet", "--allow-empty", "--message", "git \(step)")
          }
          return
        }
        let store = try repository.open()
        for step in 0..<each {
          var isDone = false
          while !isDone {
            let parent = try store.resolve(main)
            let id = try store.add("\(writer) \(step)", to: parent)
            isDone = try store.compareAndSwap(main, expected: parent, new: id, by: ana, message: "m") == .moved
            store.discardPending()
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let subjects = try repository.git("log", "--format=%s", main).split(separator: "\n").map(String.init)
    let expected = (0..<writers).flatMap { writer in (0..<each).map { "\(writer) \($0)" } }
    #expect(Set(subjects).isSuperset(of: expected))
    #expect(subjects.count(where: { !$0.hasPrefix("git") }) == writers * each)
    #expect(try repository.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `who holds the writer lock loses to nobody`() throws {
    let repository = try TestRepository()
    let tries = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      guard let store = try? repository.open() else { return }
      for step in 0..<10 {
        _ = try? store.exclusively { () throws(GitError) in
          let parent = try store.resolve(main)
          guard let id = try? store.add("\(writer) \(step)", to: parent) else { return }
          if try store.compareAndSwap(main, expected: parent, new: id, by: ana, message: "m") == .moved {
            tries.withLock { $0 += 1 }
          }
        }
      }
    }
    #expect(tries.withLock { $0 } == 40)
    #expect(try repository.git("rev-list", "--count", main) == "40")
  }
}

struct CrashTests {
  @Test(arguments: [FaultPlan.Failure.error, .crash], [3, 120])
  func `whatever step fails, the head is the old one or the new one and the next try works`(
    failure: FaultPlan.Failure, files: Int
  ) throws {
    var step = 0
    while true {
      let repository = try TestRepository()
      let first = try repository.commit("first", ["a": "1"])
      let plan = FaultPlan(failingAt: step, as: failure)

      func change(_ store: Repository) throws -> ObjectID {
        var edits: [String: TreeEntry?] = [:]
        for file in 0..<files {
          edits.updateValue(.file(store.writeBlob([UInt8]("\(file)".utf8))), forKey: "new/\(file)")
        }
        let tree = try TreeEditor(TreeCache(store)).apply(edits, to: store.commit(first).tree)
        let bytes = CommitBuilder(tree: tree, parents: [first], author: ana, committer: ana, message: "second").bytes()
        let id = try store.writeCommit(bytes)
        guard try store.resolve(main) == first else { return id }
        #expect(try store.compareAndSwap(main, expected: first, new: id, by: ana, message: "m") == .moved)
        return id
      }

      let acknowledged = FaultPlan.$current.withValue(plan) { () -> Bool in
        guard let store = try? repository.open() else { return false }
        return (try? change(store)) != nil
      }
      #expect(acknowledged == !plan.hasFailed)

      let after = try repository.id(main)
      #expect(try repository.git("fsck", "--strict", "--no-dangling") == "", "after \(plan.steps.last ?? "")")
      let second = try change(repository.open())
      #expect([first, second].contains(after), "after \(plan.steps.last ?? "")")
      #expect(try repository.id(main) == second, "after \(plan.steps.last ?? "")")
      #expect(try repository.git("fsck", "--strict", "--no-dangling") == "")
      if failure == .error {
        let left = try run(
          "/usr/bin/find", [".git", "-name", "*tmp_*", "-o", "-name", "*.lock", "-o", "-name", "*.new"],
          in: repository.path)
        #expect(left.isEmpty, "after \(plan.steps.last ?? "")")
      }
      guard plan.hasFailed else { break }
      step += 1
    }
    #expect(step > 8)
  }
}
