import Glibc

/// What the file system, or the index, says of a file without its contents being read.
struct FileStatus: Equatable {
  /// The forty bytes of it that an index entry begins with, the mode and the owner among them.
  private let words: [UInt32]

  /// As an entry of the index has it.
  init(_ file: MappedFile, _ offset: Int) {
    words = (0..<10).map { file.word(offset + $0 * 4) }
  }

  /// As the file system has it; nil when there is nothing at the path.
  init?(ofFile path: String) throws(GitError) {
    var status = stat()
    if unsafe lstat(path, &status) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw GitError(errno: errno, "look at", path)
    }
    self.init(status)
  }

  init(_ status: stat) {
    func low(_ number: some BinaryInteger) -> UInt32 { UInt32(truncatingIfNeeded: number) }
    words = [
      low(status.st_ctim.tv_sec), low(status.st_ctim.tv_nsec), low(status.st_mtim.tv_sec), low(status.st_mtim.tv_nsec),
      low(status.st_dev), low(status.st_ino), status.st_mode, status.st_uid, status.st_gid, low(status.st_size),
    ]
  }

  var modified: UInt32 { words[2] }
  var mode: mode_t { words[6] }
  var size: UInt32 { words[9] }
  var isFile: Bool { mode & S_IFMT == S_IFREG }

  /// Whether the contents are the same for all that can be told: git's own comparison, less device and mode.
  func matches(_ other: FileStatus) -> Bool {
    [0, 1, 2, 3, 5, 7, 8, 9].allSatisfy { words[$0] == other.words[$0] }
  }

  /// As an entry of the index begins, with the mode that git has for files there.
  func entryBytes(_ mode: EntryMode) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, word) in words.enumerated() { bytes.append(bigEndian: index == 6 ? mode.rawValue : word) }
    return bytes
  }
}
