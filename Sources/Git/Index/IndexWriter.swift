import Crypto

/// Makes the bytes of an index from those of the one before and a few other entries.
///
/// Everything else is copied; what git keeps in an index besides the trees of directories and what was resolved in a merge
/// can be found again, and is left out.
struct IndexWriter {
  /// What becomes of a path.
  enum Edit {
    case remove
    case put(FileStatus, TreeEntry)
  }

  private var bytes: [UInt8] = []
  private var count: UInt32 = 0
  private let version: UInt32
  /// The path of the entry before, which version 4 shares.
  private var lastPath: [UInt8] = []

  /// The new index's bytes, the digest at their end included.
  ///
  /// - Parameter knownTrees: the extension `TREE`; nil to keep what was known of directories without an edit.
  static func bytes(
    from old: IndexFile?, _ edits: [[UInt8]: Edit], knownTrees: [UInt8]? = nil
  ) throws(GitError) -> [UInt8] {
    var writer = IndexWriter(version: old?.version ?? 2, capacity: (old?.file.count ?? 0) + edits.count * 128 + 64)
    try writer.merge(old, edits.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    let paths = edits.keys.map { $0.split(separator: UInt8(ascii: "/")).map { [UInt8]($0) } }
    writer.addExtensions(old, knownTrees ?? old?.knownTrees?.bytes(forgetting: paths))
    return writer.finished()
  }

  private init(version: UInt32, capacity: Int) {
    self.version = version
    bytes.reserveCapacity(capacity)
    bytes += "DIRC".utf8
    bytes.append(bigEndian: version)
    bytes.append(bigEndian: 0)
  }

  private mutating func merge(_ old: IndexFile?, _ edits: [(key: [UInt8], value: Edit)]) throws(GitError) {
    var next = 0
    if let old {
      var cursor = try IndexCursor(old)
      while let entry = cursor.entry {
        while next < edits.count, edits[next].key.lexicographicallyPrecedes(cursor.path) {
          put(edits[next])
          next += 1
        }
        if next < edits.count, edits[next].key == cursor.path {
          // Replaced or gone, with all sides of a merge.
          try cursor.advance()
          if cursor.path != edits[next].key || cursor.entry == nil {
            put(edits[next])
            next += 1
          }
          continue
        }
        copy(entry, cursor.path, old)
        try cursor.advance()
      }
    }
    for edit in edits[next...] { put(edit) }
  }

  private mutating func copy(_ entry: IndexFile.Entry, _ path: [UInt8], _ old: IndexFile) {
    let start = bytes.count
    let nameStart = IndexFile.nameStart(old.file, entry.offset).start
    bytes += old.file[entry.offset..<nameStart]
    // Written in the second of the old index or later: whether it is clean was only to be told by that index's age. With
    // no size git looks at the contents.
    if Int(old.file.word(entry.offset + 8)) >= old.file.modified {
      for index in (start + 36)..<(start + 40) { bytes[index] = 0 }
    }
    addName(path, from: start)
  }

  private mutating func put(_ edit: (key: [UInt8], value: Edit)) {
    guard case .put(let status, let entry) = edit.value else { return }
    let start = bytes.count
    bytes += status.entryBytes(entry.mode)
    bytes += entry.id.bytes
    let length = UInt16(min(edit.key.count, 0xFFF))
    bytes += [UInt8(length >> 8), UInt8(length & 0xFF)]
    addName(edit.key, from: start)
  }

  private mutating func addName(_ path: [UInt8], from start: Int) {
    count += 1
    guard version == 4 else {
      bytes += path
      bytes += repeatElement(0, count: 8 - (bytes.count - start) % 8)
      return
    }
    let shared = zip(lastPath, path).prefix { $0 == $1 }.count
    addNumber(lastPath.count - shared)
    bytes += path[shared...]
    bytes.append(0)
    lastPath = path
  }

  /// A number as git writes it in packs and in indexes of version 4.
  private mutating func addNumber(_ number: Int) {
    var rest = number
    var digits = [UInt8(rest & 0x7F)]
    while rest > 0x7F {
      rest = (rest >> 7) - 1
      digits.append(0x80 | UInt8(rest & 0x7F))
    }
    bytes += digits.reversed()
  }

  private mutating func addExtensions(_ old: IndexFile?, _ knownTrees: [UInt8]?) {
    if let knownTrees, !knownTrees.isEmpty {
      bytes += "TREE".utf8
      bytes.append(bigEndian: UInt32(knownTrees.count))
      bytes += knownTrees
    }
    if let old, let undo = old.resolveUndo { bytes += old.file[undo] }
  }

  private mutating func finished() -> [UInt8] {
    for (index, shift) in [24, 16, 8, 0].enumerated() {
      bytes[8 + index] = UInt8(truncatingIfNeeded: count >> UInt32(shift))
    }
    bytes += Insecure.SHA1.hash(data: bytes)
    return bytes
  }
}
