import Git
import Governance
import Platform
import ReadIndex
import Testing

struct ReadIndexTests {
  private func id(_ number: UInt8) throws -> ObjectID {
    try #require(ObjectID(bytes: Array(repeating: number, count: ObjectID.byteCount)))
  }

  private func commit(_ number: UInt8, at seconds: Int) throws -> IndexedCommit {
    IndexedCommit(
      id: try id(number), seconds: seconds, email: "ana@alder.example", author: nil, subject: "", isSetUp: false)
  }

  @Test(arguments: [
    (before: 10, upTo: 5, found: nil as UInt8?), (11, 5, 1), (25, 5, 4), (26, 5, 4), (31, 5, 4), (41, 5, 5), (41, 2, 2),
    (25, 3, 1), (16, 5, 4),
  ])
  func `the last commit before a moment is the furthest along, also where times go back`(
    before: Int, upTo: Int, found: UInt8?
  ) throws {
    let folder = try TemporaryFolder(Environment.current())
    let index = try ReadIndex.blank(at: folder.path + "/index")
    try index.write(anewFor: "one") { writer, _ in
      for (number, seconds) in [10, 25, 30, 15, 40].enumerated() {
        try writer.add(commit(UInt8(number + 1), at: seconds))
      }
    }

    #expect(try index.lastCommit(before: before, upTo: upTo) == found.map(id))
  }

  @Test func `a write that fails leaves what was there`() throws {
    struct Failed: Error {}
    let folder = try TemporaryFolder(Environment.current())
    let index = try ReadIndex.blank(at: folder.path + "/index")
    try index.write(anewFor: "one") { writer, _ in try writer.add(commit(1, at: 10)) }

    #expect(throws: Failed.self) {
      try index.write { writer, _ in
        try writer.add(commit(2, at: 20))
        throw Failed()
      }
    }

    #expect(try index.tip?.position == 1)
  }

  @Test func `two do not write at once, and whoever reads meanwhile reads what was there`() throws {
    let folder = try TemporaryFolder(Environment.current())
    let (one, other) = (
      try ReadIndex.blank(at: folder.path + "/index"), try ReadIndex.blank(at: folder.path + "/index")
    )
    try one.write(anewFor: "one") { writer, _ in try writer.add(commit(1, at: 10)) }

    try one.write { writer, _ in
      try writer.add(commit(2, at: 20))
      let error = #expect(throws: IndexError.self) { try other.write { _, _ in } }
      #expect(error?.kind == .busy)
      #expect(try other.tip?.position == 1)
    }

    #expect(try other.tip?.position == 2)
  }

  @Test func `the index of another ledger is refused`() throws {
    let folder = try TemporaryFolder(Environment.current())
    let path = folder.path + "/index"
    try ReadIndex.blank(at: path).write(anewFor: "one") { _, _ in }

    #expect(throws: Never.self) { try ReadIndex(at: path, of: "one") }
    let error = #expect(throws: IndexError.self) { try ReadIndex(at: path, of: "another") }
    #expect(error?.kind == .unusable)
  }
}
