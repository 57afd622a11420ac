/// A directory of the index whose tree object is known, or was until something under it changed: the extension `TREE`.
final class KnownTree {
  let name: [UInt8]
  /// How many entries lie under the directory; nil when the tree is not known.
  let entryCount: Int?
  let id: ObjectID?
  private(set) var children: [KnownTree] = []

  /// Reads the root and all below it; nil when the bytes are something else, which costs time and nothing more.
  convenience init?(_ file: MappedFile, _ range: Range<Int>) {
    var position = range.lowerBound
    self.init(file, &position, range.upperBound, depth: 0)
    guard name.isEmpty, position == range.upperBound else { return nil }
  }

  private init?(_ file: MappedFile, _ position: inout Int, _ end: Int, depth: Int) {
    guard depth < 256, let nul = file.nul(from: position, before: end) else { return nil }
    name = file[position..<nul]
    position = nul + 1
    guard let entries = Self.number(file, &position, end, terminator: UInt8(ascii: " ")),
      let subtrees = Self.number(file, &position, end, terminator: UInt8(ascii: "\n"))
    else { return nil }
    if entries >= 0 {
      guard position + ObjectID.byteCount <= end else { return nil }
      entryCount = entries
      id = file.id(position)
      position += ObjectID.byteCount
    } else {
      entryCount = nil
      id = nil
    }
    for _ in 0..<max(subtrees, 0) {
      guard let child = KnownTree(file, &position, end, depth: depth + 1) else { return nil }
      children.append(child)
    }
  }

  private static func number(_ file: MappedFile, _ position: inout Int, _ end: Int, terminator: UInt8) -> Int? {
    var (value, isNegative, digits) = (0, false, 0)
    while position < end, file[position] != terminator {
      let byte = file[position]
      position += 1
      if byte == UInt8(ascii: "-"), digits == 0, !isNegative {
        isNegative = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39, digits < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
    }
    position += 1
    return digits > 0 && position <= end ? (isNegative ? -value : value) : nil
  }

  private lazy var byName = Dictionary(children.map { ($0.name, $0) }) { first, _ in first }

  func child(_ name: ArraySlice<UInt8>) -> KnownTree? { byName[[UInt8](name)] }

  /// The extension's bytes without what lies on these paths, which are no longer known.
  func bytes(forgetting paths: [[[UInt8]]]) -> [UInt8] {
    var result = name + [0]
    if paths.isEmpty, let entryCount, let id {
      result += "\(entryCount) \(children.count)\n".utf8
      result += id.bytes
    } else {
      result += "-1 \(children.count)\n".utf8
    }
    for child in children {
      result += child.bytes(
        forgetting: paths.filter { $0.count > 1 && $0[0] == child.name }.map { Array($0.dropFirst()) })
    }
    return result
  }
}
