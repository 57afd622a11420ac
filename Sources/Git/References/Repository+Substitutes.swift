import Glibc

extension Repository {
  /// What makes plain git show another history than the objects hold; this program never looks at any of it.
  public struct Substitutes: Equatable, Sendable {
    /// The ids that `refs/replace/` replaces.
    public let replaced: [String]
    /// The ids to which `info/grafts` gives other parents.
    public let grafted: [String]

    public var isEmpty: Bool { replaced.isEmpty && grafted.isEmpty }
  }

  /// The substitutes of this repository, for a warning.
  public func substitutes() throws(GitError) -> Substitutes {
    let prefix = "refs/replace/"
    let replaced = try references(under: prefix).map { String($0.name.dropFirst(prefix.count)) }
    let grafts = readSmallFile(commonDirectory + "info/grafts") ?? []
    let grafted = grafts.split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self) }
      .filter { ObjectID(hex: $0) != nil }
    return Substitutes(replaced: replaced, grafted: grafted)
  }
}

/// The bytes of a file that holds a few lines, its first megabyte at most; nil when it cannot be read.
func readSmallFile(_ path: String) -> [UInt8]? {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  while bytes.count < 1 << 20 {
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
      count = unsafe max(0, read(file, buffer.baseAddress, buffer.count))
    }
    if chunk.isEmpty { break }
    bytes += chunk
  }
  return bytes
}
