import Git
import Platform
import SeededRandom
import Testing

struct HistoryBundleTests {
  private func history() throws -> (repository: TestRepository, head: ObjectID) {
    let repository = try TestRepository()
    try repository.commit("first", ["a": "one\n", "folder/deep/b": "two\n", "empty": ""])
    try repository.commit("second", ["a": "three\n"])
    let head = try repository.commit("third", ["folder/deep/b": String(repeating: "long ", count: 10_000)])
    return (repository, head)
  }

  private func bundle() throws -> [UInt8] {
    let (repository, head) = try history()
    return try HistoryBundle(repository.open(), "refs/heads/main", head: head).bytes
  }

  @Test func `git clones it and finds nothing wrong`() throws {
    let (repository, head) = try history()
    try Files.write(
      HistoryBundle(repository.open(), "refs/heads/main", head: head).bytes, to: repository.path + "/x.bundle")

    try repository.git("bundle", "verify", "x.bundle")
    try repository.git("clone", "--quiet", "--bare", "x.bundle", "copy.git")

    let copy = TestRepository(adopting: repository.path + "/copy.git")
    #expect(try copy.id("main") == head && copy.id("HEAD") == head)
    try copy.git("fsck", "--full", "--strict")
    #expect(try copy.git("rev-list", "--objects", "main") == repository.git("rev-list", "--objects", "main"))
  }

  @Test func `it is unpacked into another repository without git`() throws {
    let (repository, head) = try history()
    let bytes = try HistoryBundle(repository.open(), "refs/heads/main", head: head).bytes
    let copy = try Repository.create(at: TestRepository.makeDirectory() + "/copy.git", bare: true)

    let bundle = try HistoryBundle(reading: bytes)
    try bundle.unpack(into: copy)

    #expect(bundle.head == head && bundle.reference == "refs/heads/main" && bundle.bytes == bytes)
    #expect(try CommitWalk(copy, from: head, notFrom: nil).count == 3)
    #expect(try HistoryBundle(copy, "refs/heads/main", head: head).bytes == bytes)
  }

  @Test func `packed and loose objects give the same bytes`() throws {
    let (repository, head) = try history()
    let loose = try HistoryBundle(repository.open(), "refs/heads/main", head: head).bytes
    try repository.git("repack", "-q", "-a", "-d")
    #expect(try HistoryBundle(repository.open(), "refs/heads/main", head: head).bytes == loose)
  }

  @Test func `a changed byte is refused or names another head`() throws {
    let bytes = try bundle()
    let whole = try HistoryBundle(reading: bytes)
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      var changed = bytes
      changed[Int.random(in: bytes.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      if let read = try? HistoryBundle(reading: changed) {
        #expect(read.head != whole.head || read.reference != whole.reference)
      }
    }
  }

  @Test func `bytes that were changed and summed up again never crash the reader`() throws {
    let bytes = try bundle()
    let start = try #require(bytes.firstRange(of: Array("PACK".utf8))).lowerBound
    var random = SplitMix64(seed: 12)
    for _ in 0..<300 {
      var pack = Array(bytes[start...].dropLast(20))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        pack[Int.random(in: pack.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { pack.removeLast(Int.random(in: 1..<pack.count - 12, using: &random)) }
      let changed = bytes[..<start] + pack + (try sha1(pack))
      if let read = try? HistoryBundle(reading: Array(changed)) { #expect(read.bytes.count == changed.count) }
    }
  }

  @Test(arguments: ["", "# v2 git bundle\n", "# v3 git bundle\n", "# v2 git bundle\nabc refs/heads/main\n\nPACK"])
  func `what is no bundle is refused`(text: String) {
    #expect(throws: GitError.self) { try HistoryBundle(reading: Array(text.utf8)) }
  }

  /// The trailer of a pack: git's own program sums it up.
  private func sha1(_ bytes: [UInt8]) throws -> [UInt8] {
    var child = ChildProcess("sha1sum", [])
    child.environment = .current()
    child.input = .bytes(bytes)
    let hex = String(decoding: try child.run().output.prefix(40), as: UTF8.self)
    return try #require(ObjectID(hex: hex)).bytes
  }
}
