import Platform
import Testing

struct FilesTests {
  @Test(arguments: [0, 1, 70_000])
  func `what is written is read again`(size: Int) throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/file"
    let bytes = [UInt8](repeating: 7, count: size)
    try Files.write(bytes, to: path)
    #expect(try Files.read(path, limit: size) == bytes)
    #expect(try Files.readStart(path, count: 3) == Array(bytes.prefix(3)))
    #expect(try Files.list(folder.path) == ["file"])
  }

  @Test func `one byte above the limit is refused`() throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/file"
    try Files.write([1, 2, 3], to: path)
    #expect(throws: PlatformError("read", path, .tooLarge(limit: 2))) { try Files.read(path, limit: 2) }
    // A size that the system does not tell is counted.
    #expect(throws: PlatformError("read", "/dev/zero", .tooLarge(limit: 100))) {
      try Files.read("/dev/zero", limit: 100)
    }
    #expect(try !Files.read("/proc/self/status", limit: 1 << 20).isEmpty)
  }

  @Test func `writing replaces the file whole, and a link is not followed`() throws {
    let folder = try TemporaryFolder(.current())
    let (path, other) = ("\(folder.path)/file", "\(folder.path)/other")
    try Files.write(Array("long before".utf8), to: path)
    try Files.write(Array("short".utf8), to: path)
    #expect(try Files.read(path, limit: 100) == Array("short".utf8))

    _ = try ChildProcess("ln", ["-s", path, other]).run()
    try Files.write([1], to: other)
    #expect(try Files.kind(of: other) == .file)
    #expect(try Files.read(path, limit: 100) == Array("short".utf8))
  }

  @Test(arguments: [(Files.Access.secret, UInt32(0o600)), (.ordinary, 0o644), (.executable, 0o755)])
  func `permissions are those asked for, less the umask`(access: Files.Access, expected: UInt32) throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/file"
    try Files.write([], to: path, access)
    #expect(try Files.permissions(of: path) & ~0o022 == expected)
  }

  @Test func `a write that fails leaves the old file and nothing else`() throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/taken"
    try Files.createFolder(path)
    // EISDIR: a folder stands where the file should go.
    #expect(throws: PlatformError("write", path, .system(21))) { try Files.write([1], to: path) }
    #expect(try Files.list(folder.path) == ["taken"])
  }

  @Test func `absence is an answer, and failures say what was done to what`() throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/nothing"
    #expect(try Files.kind(of: path) == nil && !Files.exists(path))
    try Files.remove(path)
    try Files.removeTree(path)
    do {
      _ = try Files.read(path, limit: 1)
      Issue.record("read what is not there")
    } catch {
      #expect(error.isAbsence)
      #expect("\(error)" == "could not read \(path): No such file or directory")
    }
  }

  @Test func `folders are made with those above them, listed by bytes and removed whole`() throws {
    let folder = try TemporaryFolder(.current())
    try Files.createFolder("\(folder.path)/a/b/c")
    try Files.createFolder("\(folder.path)/a/b")
    for name in ["é", "Z", "a", "a-b", ".x"] { try Files.write([], to: "\(folder.path)/a/b/\(name)") }
    _ = try ChildProcess("ln", ["-s", "/", "\(folder.path)/a/root"]).run()
    #expect(try Files.list("\(folder.path)/a/b") == [".x", "Z", "a", "a-b", "c", "é"])
    #expect(try Files.kind(of: "\(folder.path)/a/root") == .link)
    #expect(try Files.kind(of: "\(folder.path)/a/root", followingLinks: true) == .folder)
    try Files.removeTree("\(folder.path)/a")
    #expect(try Files.list(folder.path).isEmpty)
    #expect(try Files.exists("/etc"))
  }

  @Test func `a private folder is private or refused`() throws {
    let folder = try TemporaryFolder(.current())
    let path = "\(folder.path)/cache"
    try Files.createPrivateFolder(path)
    try Files.createPrivateFolder(path)
    #expect(try Files.permissions(of: path) == 0o700)

    _ = try ChildProcess("chmod", ["750", path]).run()
    let reason = PlatformError.Reason.because("it is not a folder that only you can enter")
    #expect(throws: PlatformError("use the folder", path, reason)) { try Files.createPrivateFolder(path) }
    let link = "\(folder.path)/link"
    _ = try ChildProcess("ln", ["-s", folder.path, link]).run()
    #expect(throws: PlatformError("use the folder", link, reason)) { try Files.createPrivateFolder(link) }
  }

  @Test func `a temporary folder goes with its owner`() throws {
    var path = ""
    do {
      let folder = try TemporaryFolder(.current())
      path = folder.path
      try Files.write([1], to: "\(folder.path)/file")
      #expect(try Files.permissions(of: path) == 0o700)
    }
    #expect(try !Files.exists(path))
  }
}
