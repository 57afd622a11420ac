import Glibc

/// The checked-out files of a repository.
///
/// Files are taken and written byte for byte: no filter, no line ending of git's configuration has a say.
public struct WorkTree {
  /// The directory of the files, ending in a slash.
  public let directory: String
  let trees: TreeCache
  let checksModes: Bool

  /// Nil for a bare repository.
  public init?(_ repository: Repository) {
    guard let directory = repository.workDirectory else { return nil }
    self.directory = directory
    trees = TreeCache(repository)
    checksModes = repository.configFlag("core.filemode") ?? true
  }

  /// The bytes of a file, at most `limit` of them; throws `.overLimit` unread when it has more.
  public func read(_ path: String, limit: Int) throws(GitError) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would be waited for until somebody writes to it.
    let file = try OpenFile(directory + path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { throw GitError(errno: errno, "read", directory + path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GitError(.invalid, "read", directory + path, "it is not a file")
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw GitError(
        .overLimit(size: size, limit: limit), "read", directory + path, "it has \(size) bytes, the limit is \(limit)")
    }
    return try file.read(size)
  }

  /// What a file holds as an entry of a tree, whatever kind of file it is.
  ///
  /// Of the zero id, which no tree holds, is what is no plain file and what is larger than any file of a ledger.
  func entry(at path: String, _ status: FileStatus) throws(GitError) -> TreeEntry {
    guard status.isFile else { return TreeEntry(mode: EntryMode(rawValue: status.mode & S_IFMT), id: .zero) }
    let mode = checksModes && status.mode & S_IXUSR != 0 ? EntryMode(rawValue: 0o100755) : .file
    do throws(GitError) {
      return TreeEntry(mode: mode, id: .of(.blob, try read(path, limit: Self.largestFile)))
    } catch {
      guard case .overLimit = error.kind else { throw error }
      return TreeEntry(mode: mode, id: .zero)
    }
  }

  /// Far above every limit on a file of a ledger, and far below what a machine has.
  private static let largestFile = 64 << 20
}

extension OpenFile {
  /// Up to `size` bytes from the beginning.
  borrowing func read(_ size: Int) throws(GitError) -> [UInt8] {
    var failure: Int32?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if step == 0 { break }
        if step < 0, errno != EINTR {
          failure = errno
          break
        }
        count += max(step, 0)
      }
    }
    if let failure { throw GitError(errno: failure, "read", path) }
    return bytes
  }
}
