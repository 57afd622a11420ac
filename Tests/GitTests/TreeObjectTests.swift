import Git
import SeededRandom
import Testing

private let blob = ObjectID.of(.blob, [])

/// A tree's bytes from entries as they are, in any order.
func treeBytes(_ entries: [(mode: String, name: String, id: ObjectID)]) -> [UInt8] {
  entries.flatMap { [UInt8]("\($0.mode) \($0.name)\0".utf8) + $0.id.bytes }
}

private func tree(_ entries: (String, String)...) -> TreeObject {
  let bytes = treeBytes(entries.map { (mode: $0.0, name: $0.1, id: blob) })
  return TreeObject(id: .of(.tree, bytes), bytes: bytes)
}

private let notPlain = "its name is not made of A-Z, a-z, 0-9, dot, underscore and hyphen"
private let reserved = "its name has a meaning to git or to the file system"

struct TreeObjectTests {
  @Test func `a tree by git has no faults and its entries`() throws {
    let repository = try TestRepository()
    try repository.commit("One", ["a-b": "1", "a/b": "2", "a.b": "3", "README.md": "4", "z_/y/x": "5"])

    let tree = try TreeCache(repository.open()).tree(repository.id("HEAD^{tree}"))

    #expect(tree.faults.isEmpty)
    #expect(tree.entries.map(\.name) == ["README.md", "a-b", "a.b", "a", "z_"])
    #expect(tree.entries.map { "\($0.entry.mode)" } == ["100644", "100644", "100644", "40000", "40000"])
    for entry in tree.entries { #expect(tree.entry(named: entry.name) == entry.entry) }
    #expect(tree.entry(named: "a-") == nil && tree.entry(named: "") == nil)
  }

  @Test(arguments: [
    ("100644", "a b", notPlain), ("100644", "ä", notPlain), ("100644", "a/b", notPlain), ("100644", "a\n", notPlain),
    ("100644", "git~1", notPlain), ("100644", "git~1", reserved), ("100644", "GIT~23", reserved),
    ("40000", ".git", reserved), ("40000", ".GIT", reserved), ("40000", ".", reserved), ("40000", "..", reserved),
    ("100644", ".gitattributes", reserved), ("100644", ".GitModules", reserved), ("100644", ".mailmap", reserved),
    ("100755", "a", "mode 100755 is neither 100644 nor 40000"),
    ("120000", "a", "mode 120000 is neither 100644 nor 40000"),
    ("160000", "a", "mode 160000 is neither 100644 nor 40000"),
    ("100664", "a", "mode 100664 is neither 100644 nor 40000"),
    ("40755", "a", "mode 40755 is neither 100644 nor 40000"), ("0", "a", "mode 0 is neither 100644 nor 40000"),
    ("040000", "a", "its mode is written with a zero in front"),
  ])
  func `an entry outside the grammar is a fault`(mode: String, name: String, detail: String) {
    let faults = tree((mode, name)).faults

    #expect(faults.contains { $0.name == name && $0.detail == detail })
  }

  @Test(arguments: [".gitignore", ".gitkeep", "git", "gitx", ".github", "...", "-", "_", "CHG-7K2M9QXR.json"])
  func `names near the forbidden ones are allowed`(name: String) {
    #expect(tree(("100644", name)).faults.isEmpty)
  }

  @Test func `an order that is not git's is a fault, and the entries are found all the same`() {
    let tree = tree(("100644", "b"), ("100644", "a"), ("40000", "c"), ("100644", "c.x"))

    #expect(tree.faults.map(\.detail) == ["its entries are not in git's order"])
    #expect(tree.entries.map(\.name) == ["a", "b", "c.x", "c"])
    #expect(tree.entry(named: "a")?.mode == .file && tree.entry(named: "c")?.mode == .directory)
  }

  @Test func `a name that stands twice is a fault`() {
    #expect(tree(("100644", "a"), ("100644", "a")).faults.map(\.detail) == ["its name stands twice"])
    // A file and a directory of one name do not stand side by side.
    #expect(tree(("100644", "a"), ("100644", "a.b"), ("40000", "a")).faults.map(\.detail) == ["its name stands twice"])
  }

  @Test func `names that differ only in case are a fault`() {
    #expect(
      tree(("100644", "A.json"), ("100644", "B"), ("100644", "a.JSON")).faults.map(\.name) == ["a.JSON"])
    #expect(tree(("100644", "A"), ("40000", "a")).faults.count == 1)
    #expect(tree(("100644", "A"), ("100644", "B"), ("100644", "_"), ("100644", "c")).faults.isEmpty)
  }

  @Test(arguments: [
    "100644", "100644 ", "100644 a", "100644 a\0", "100644 a\0short", " a\0aaaaaaaaaaaaaaaaaaaa",
    "100644 \0aaaaaaaaaaaaaaaaaaaa", "10x644 a\0aaaaaaaaaaaaaaaaaaaa", "1000000000644 a\0aaaaaaaaaaaaaaaaaaaa", "\0",
  ])
  func `bytes that end within an entry are a fault`(text: String) {
    let bytes = [UInt8](text.utf8)

    #expect(TreeObject(id: .of(.tree, bytes), bytes: bytes).faults.map(\.detail) == ["its bytes end within an entry"])
  }

  @Test func `any bytes are read without a crash`() {
    var random = SplitMix64(seed: 11)
    let seed = treeBytes([("100644", "a", blob), ("40000", "b", blob), ("100644", "c.json", blob)])
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...5, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes[index] = UInt8.random(in: 0...255, using: &random)
        } else {
          bytes.remove(at: index)
        }
      }
      let tree = TreeObject(id: .of(.tree, bytes), bytes: bytes)
      if tree.faults.isEmpty {
        #expect(treeBytes(tree.entries.map { ("\($0.entry.mode)", $0.name, $0.entry.id) }) == bytes)
      }
    }
  }

  @Test func `a name in a thousand that differs only in case is found`() {
    var names = (0..<1000).map { "N\(10_000 + $0).json" }
    names.append("n10500.json")
    let bytes = treeBytes(names.map { ("100644", $0, blob) })

    #expect(TreeObject(id: .of(.tree, bytes), bytes: bytes).faults.map(\.name) == ["n10500.json"])
  }
}
