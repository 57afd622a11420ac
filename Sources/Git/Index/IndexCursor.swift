/// Goes through the entries of an index in their order.
struct IndexCursor {
  private let index: IndexFile
  private var next: Int
  private var left: Int
  /// The path of the current entry; empty after the last.
  private(set) var path: [UInt8] = []
  /// The current entry; nil after the last.
  private(set) var entry: IndexFile.Entry?

  init(_ index: IndexFile) throws(GitError) {
    self.index = index
    next = 12
    left = index.entryCount
    try advance()
  }

  mutating func advance() throws(GitError) {
    guard left > 0 else {
      entry = nil
      path = []
      return
    }
    left -= 1
    let (file, offset) = (index.file, next)
    guard let end = IndexFile.next(file, index.version, after: offset, before: index.entriesEnd) else {
      throw IndexFile.corrupt(index.path)
    }
    next = end
    let flags = file.halfWord(offset + 60)
    let isExtended = flags & 0x4000 != 0
    try readPath(offset, end)
    entry = IndexFile.Entry(
      offset: offset, mode: EntryMode(rawValue: file.word(offset + 24)), id: file.id(offset + 40),
      stage: UInt8(flags >> 12 & 3), isIntent: isExtended && file[offset + 62] & 0x20 != 0)
  }

  /// Passes over entries without looking at their contents.
  mutating func skip(_ count: Int) throws(GitError) {
    // In version 4 a path is what it does not share with the one before, so every one has to be read.
    guard index.version < 4, count > 1, count - 1 <= left else {
      for _ in 0..<count { try advance() }
      return
    }
    let target = index.entryCount - left + count - 1
    var at = index.entryCount - left
    let mark = target / IndexFile.markedEntries
    if mark * IndexFile.markedEntries > at {
      next = index.marks[mark]
      at = mark * IndexFile.markedEntries
    }
    for _ in at..<target {
      guard let end = IndexFile.next(index.file, index.version, after: next, before: index.entriesEnd) else {
        throw IndexFile.corrupt(index.path)
      }
      next = end
    }
    left -= count - 1
    try advance()
  }

  private mutating func readPath(_ offset: Int, _ end: Int) throws(GitError) {
    let file = index.file
    var (start, length) = IndexFile.nameStart(file, offset)
    guard index.version == 4 else {
      if length == 0xFFF { length = (file.nul(from: start, before: end) ?? end) - start }
      guard start + length <= end else { throw IndexFile.corrupt(index.path) }
      path = file[start..<(start + length)]
      return
    }
    // How much of the last path goes, as git writes such numbers in packs.
    var dropped = Int(file[start] & 0x7F)
    while file[start] & 0x80 != 0 {
      start += 1
      dropped = (dropped + 1) << 7 | Int(file[start] & 0x7F)
      guard dropped <= path.count else { throw IndexFile.corrupt(index.path) }
    }
    guard dropped <= path.count else { throw IndexFile.corrupt(index.path) }
    path.removeLast(dropped)
    path += file[(start + 1)..<(end - 1)]
  }
}
