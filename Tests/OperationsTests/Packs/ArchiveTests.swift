import Operations
import Platform
import Testing

struct ArchiveTests {
  private let archive = Archive([
    Archive.File("b/c.txt", Array("hello\n".utf8)), Archive.File("a", []),
    Archive.File("z.bin", [UInt8](repeating: 7, count: 1_024)),
  ])

  @Test func `an archive is read as it was written, in order of its paths`() throws {
    let read = try Archive(reading: archive.bytes)
    #expect(read == archive)
    #expect(read.files.map(\.path) == ["a", "b/c.txt", "z.bin"])
    #expect(read["b/c.txt"] == Array("hello\n".utf8) && read["c"] == nil)
  }

  @Test func `tar opens it`() throws {
    let folder = try TemporaryFolder(.current())
    try Files.write(archive.bytes, to: folder.path + "/x.tar")
    var tar = ChildProcess("tar", ["xf", "x.tar"])
    tar.workingDirectory = folder.path
    tar.environment = .current()
    #expect(try tar.run().succeeded)
    for file in archive.files {
      #expect(try Files.read("\(folder.path)/\(file.path)", limit: 1 << 20) == file.bytes)
    }
  }

  @Test func `no byte of an archive can be changed unseen`() {
    let bytes = archive.bytes
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      // What is in a file is the files' own; everything else is refused.
      #expect((try? Archive(reading: changed)) != archive, "byte \(place)")
      if let read = try? Archive(reading: changed) { #expect(read.bytes == changed, "byte \(place)") }
    }
  }

  @Test func `what is cut short or goes on is refused`() {
    let bytes = archive.bytes
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: Archive.Fault.self, "\(count) bytes") { try Archive(reading: Array(bytes.prefix(count))) }
    }
    #expect(throws: Archive.Fault.self) { try Archive(reading: bytes + [0]) }
    #expect(throws: Archive.Fault.self) { try Archive(reading: bytes + [UInt8](repeating: 0, count: 512)) }
  }

  /// An archive as others make it, with a header of our form.
  private func foreign(_ path: String) -> [UInt8] {
    let plain = Archive([Archive.File(String(repeating: "x", count: path.utf8.count), [])]).bytes
    var bytes = Array(path.utf8) + plain.dropFirst(path.utf8.count)
    let sum = bytes[..<148].reduce(8 * 0x20) { $0 + Int($1) } + bytes[156..<512].reduce(0) { $0 + Int($1) }
    let text = String(sum, radix: 8)
    bytes.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - text.count) + text).utf8))
    return bytes
  }

  @Test(arguments: ["../up", "/etc/passwd", "a/../b", "a//b", ".hidden", "a/.git", "a b", "a\\b", "dir/", "ü"])
  func `a path that leads elsewhere is refused`(path: String) {
    #expect(throws: Archive.Fault.self) { try Archive(reading: foreign(path)) }
  }

  @Test func `a plain path is taken, and one that stands twice is not`() throws {
    let one = foreign("plain/name")
    #expect(try Archive(reading: one).files.count == 1)
    #expect(throws: Archive.Fault.self) { try Archive(reading: one.prefix(512) + one) }
  }
}
