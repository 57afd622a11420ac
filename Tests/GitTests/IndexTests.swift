import Foundation
import Git
import SeededRandom
import Testing

struct IndexTests {
  @Test(arguments: [2, 3, 4], [1, 2, 3, 4])
  func `what is staged is what git says is staged`(version: Int, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let repository = try TestRepository()
    try repository.git("config", "index.version", "\(version)")
    var files: Set<String> = []
    for step in 0..<6 {
      for _ in 0..<Int.random(in: 1...10, using: &random) { try change(repository, &files, step, &random) }
      if version == 3, let file = files.sorted().first { try repository.git("update-index", "--skip-worktree", file) }
      // With and without trees of directories noted in the index, and where only some of them hold.
      if Bool.random(using: &random) { try repository.git("write-tree") }
      try expectSameAsGit(repository)
      if Bool.random(using: &random) {
        try repository.git("commit", "--quiet", "--allow-empty", "--message", "\(step)")
        try expectSameAsGit(repository)
      }
    }
  }

  @Test(arguments: [2, 4]) func `directories with many files are passed over exactly`(version: Int) throws {
    let repository = try TestRepository()
    try repository.git("config", "index.version", "\(version)")
    for (directory, count) in [("a", 1), ("b", 255), ("c", 256), ("d", 700), ("e", 3)] {
      for number in 0..<count { try repository.write("\(directory)/\(number)", "\(number)") }
    }
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "Many")
    for path in ["c/255", "e/0"] {
      try repository.write(path, "changed")
      try repository.git("add", path)
      try expectSameAsGit(repository)
    }
  }

  private func expectSameAsGit(_ repository: TestRepository) throws {
    let store = try repository.open()
    let index = try Index(store)
    let head = try store.head().commit.map { try store.commit($0).tree }
    let base = head.map { "\($0)" } ?? "\(ObjectID.emptyTree)"
    let lines = try repository.git("diff-index", "--cached", "--raw", "--no-abbrev", "--no-renames", base)

    let difference = try index.changes(against: head)

    #expect(difference.changes.map(raw) == lines.split(separator: "\n").map(String.init))
    #expect(difference.unmerged.isEmpty && difference.intended.isEmpty)
    #expect(try "\(index.tree(after: head))" == repository.git("write-tree"))
    #expect(try index.count == repository.git("ls-files").split(separator: "\n").count)
  }

  private func change(
    _ repository: TestRepository, _ files: inout Set<String>, _ step: Int, _ random: inout SplitMix64
  ) throws {
    let names = ["a", "a-b", "a.b", "b", "portfolio", String(repeating: "long", count: 20)]
    let path = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in names.randomElement(using: &random) }
      .joined(separator: "/")
    let conflicting = files.filter { $0 == path || $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
    for file in conflicting.sorted() { try repository.git("rm", "--quiet", "--sparse", "--cached", file) }
    files.subtract(conflicting)
    if Int.random(in: 0..<4, using: &random) > 0 {
      let blob = try repository.store("blob", [UInt8]("\(step) \(Int.random(in: 0..<3, using: &random))".utf8))
      try repository.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(path)")
      files.insert(path)
    }
  }

  @Test func `an index that is not there holds nothing`() throws {
    let repository = try TestRepository()
    let index = try Index(repository.open())

    #expect(index.count == 0)
    #expect(try index.tree(after: nil) == .emptyTree)
    try repository.commit("one", ["a": "1"])
    _ = try run("/bin/rm", [".git/index"], in: repository.path)
    let without = try Index(repository.open())
    #expect(try without.changes(against: repository.id("HEAD^{tree}")).changes.map(\.path) == ["a"])
  }

  @Test func `an announced file is not staged`() throws {
    let repository = try TestRepository()
    try repository.commit("one", ["a": "1"])
    try repository.write("d/new", "2")
    try repository.git("add", "--intent-to-add", "d/new")
    let head = try repository.id("HEAD^{tree}")

    let difference = try Index(repository.open()).changes(against: head)

    #expect(difference.intended == ["d/new"] && difference.changes.isEmpty)
    #expect(try Index(repository.open()).tree(after: head) == head)
  }

  @Test func `an unfinished merge is told, and makes no tree`() throws {
    let repository = try TestRepository()
    try repository.commit("base", ["a": "1", "b": "1", "c/d": "1"])
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.commit("side", ["a": "2", "c/d": "2"])
    try repository.git("checkout", "--quiet", "main")
    try repository.commit("main", ["a": "3", "c/d": "3"])
    #expect(throws: CommandFailed.self) { try repository.git("merge", "side") }
    let head = try repository.id("HEAD^{tree}")
    let index = try Index(repository.open())

    #expect(try index.changes(against: head).unmerged == ["a", "c/d"])
    #expect(#expect(throws: GitError.self) { try index.tree(after: head) }?.kind == .unmerged(["a", "c/d"]))
  }

  @Test func `a split and a sparse index are refused with the way out`() throws {
    let repository = try TestRepository()
    try repository.commit("one", ["a/b": "1", "c/d": "2"])
    try repository.git("update-index", "--split-index")
    let split = #expect(throws: GitError.self) { try Index(repository.open()) }
    #expect(split?.kind == .unsupportedFormat && split?.remedy == "git update-index --no-split-index")
    try repository.git("update-index", "--no-split-index")
    _ = try Index(repository.open())

    let store = try repository.open()
    try repository.git("sparse-checkout", "set", "--cone", "--sparse-index", "a")
    let sparse = #expect(throws: GitError.self) { try Index(store) }
    #expect(sparse?.kind == .unsupportedFormat && sparse?.remedy == "git sparse-checkout disable")
  }

  @Test func `any bytes are refused or read without a crash`() throws {
    var random = SplitMix64(seed: 3)
    let repository = try TestRepository()
    for version in ["2", "4"] {
      try repository.git("config", "index.version", version)
      try repository.commit("one", ["a/\(version)/x": "1", "a/y": "2", "b": version])
      try repository.git("update-index", "--index-version", version)
      let seed = try run("/bin/cat", [".git/index"], in: repository.path)
      let store = try repository.open()
      let head = try repository.id("HEAD^{tree}")
      for _ in 0..<400 {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          if Bool.random(using: &random) {
            bytes[index] = UInt8.random(in: 0...255, using: &random)
          } else {
            bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 0...9, using: &random)))
          }
        }
        try Data(bytes).write(to: URL(filePath: repository.path + "/.git/index"))
        do throws(GitError) {
          let index = try Index(store)
          _ = try index.changes(against: head)
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
      try Data(seed).write(to: URL(filePath: repository.path + "/.git/index"))
    }
  }
}
