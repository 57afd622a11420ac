/// Git's index as it lies on the disk, versions 2 to 4 (gitformat-index(5)).
///
/// Read raw, so that the cost of asking what is staged is one pass over the entries that looks at their lengths.
struct IndexFile {
  /// One entry, as a place in the file.
  struct Entry {
    /// Where its 62 or 64 fixed bytes begin.
    let offset: Int
    let mode: EntryMode
    let id: ObjectID
    /// 0, or the side of an unfinished merge.
    let stage: UInt8
    /// Whether `git add --intent-to-add` made it: its contents are not staged.
    let isIntent: Bool
  }

  let file: MappedFile
  let path: String
  let version: UInt32
  let entryCount: Int
  /// Where the extensions begin.
  let entriesEnd: Int
  /// Where every `markedEntries`th entry begins, so that passing over many of them is no second pass over them all.
  let marks: [Int]
  /// The directories whose trees are known; nil when the index does not say.
  let knownTrees: KnownTree?
  /// The extension that must be kept when the index is written again: what was resolved in a merge.
  let resolveUndo: Range<Int>?

  static let fixedBytes = 62
  static let markedEntries = 256

  /// Nil when there is no index, which is as if it had no entries.
  init?(_ path: String) throws(GitError) {
    guard let file = try MappedFile(path), file.count > 0 else { return nil }
    self.file = file
    self.path = path
    guard file.count >= 12 + ObjectID.byteCount, file.word(0) == 0x4449_5243 else { throw Self.corrupt(path) }
    version = file.word(4)
    guard (2...4).contains(version) else {
      throw GitError(
        .unsupportedFormat, "read", path, "it is of version \(version)", remedy: "git update-index --index-version 4")
    }
    entryCount = Int(file.word(8))
    guard let (end, marks) = Self.skipEntries(file, version, entryCount) else { throw Self.corrupt(path) }
    entriesEnd = end
    self.marks = marks
    var (trees, undo): (KnownTree?, Range<Int>?)
    var position = end
    while position + 8 <= file.count - ObjectID.byteCount {
      let (name, size) = (file.word(position), Int(file.word(position + 4)))
      let content = (position + 8)..<(position + 8 + size)
      guard content.upperBound <= file.count - ObjectID.byteCount else { throw Self.corrupt(path) }
      switch name {
      case 0x5452_4545: trees = KnownTree(file, content)  // TREE
      case 0x5245_5543: undo = position..<content.upperBound  // REUC
      case 0x6C69_6E6B:  // link
        throw Self.unsupported(path, "it is split in two files", remedy: "git update-index --no-split-index")
      case 0x7364_6972:  // sdir
        throw Self.unsupported(path, "it is sparse", remedy: "git sparse-checkout disable")
      // Git writes the names of what must be understood in small letters.
      case 0x6100_0000...: throw Self.unsupported(path, "it has an extension that is not known here", remedy: nil)
      default: break
      }
      position = content.upperBound
    }
    (knownTrees, resolveUndo) = (trees, undo)
  }

  static func corrupt(_ path: String) -> GitError {
    GitError(.corrupt, "read", path, "it is not an index", remedy: "git reset makes a new one from HEAD")
  }

  private static func unsupported(_ path: String, _ problem: String, remedy: String?) -> GitError {
    GitError(.unsupportedFormat, "read", path, problem, remedy: remedy)
  }

  /// Where the entries end, and where some of them begin; nil when they do not end in the file.
  private static func skipEntries(_ file: MappedFile, _ version: UInt32, _ count: Int) -> (end: Int, marks: [Int])? {
    let end = file.count - ObjectID.byteCount
    // No entry is shorter: a count that the file has no room for reserves nothing.
    guard count <= end / fixedBytes else { return nil }
    var position = 12
    var marks: [Int] = []
    marks.reserveCapacity(count / markedEntries + 1)
    for index in 0..<count {
      if index % markedEntries == 0 { marks.append(position) }
      guard let next = Self.next(file, version, after: position, before: end) else { return nil }
      position = next
    }
    return (position, marks)
  }

  /// Where the entry after the one at `position` begins.
  static func next(_ file: MappedFile, _ version: UInt32, after position: Int, before end: Int) -> Int? {
    guard position + fixedBytes + 2 <= end else { return nil }
    let (name, length) = nameStart(file, position)
    if version == 4 {
      var start = name
      while start < end, file[start] & 0x80 != 0 { start += 1 }
      guard start < end else { return nil }
      return file.nul(from: start + 1, before: end).map { $0 + 1 }
    }
    let nameEnd = length < 0xFFF ? name + length : file.nul(from: name, before: end)
    guard let nameEnd else { return nil }
    // One to eight NULs bring an entry to a multiple of eight bytes.
    let next = position + (nameEnd - position) / 8 * 8 + 8
    return next <= end ? next : nil
  }

  /// Where an entry's name begins, and its length, 0xFFF standing for that and more.
  static func nameStart(_ file: MappedFile, _ position: Int) -> (start: Int, length: Int) {
    let flags = file.halfWord(position + 60)
    return (position + fixedBytes + (flags & 0x4000 == 0 ? 0 : 2), Int(flags & 0xFFF))
  }
}
