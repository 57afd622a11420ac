/// A directory of a state, read from the raw bytes of its tree object.
///
/// Names, modes and order are as written, whatever git would make of them; what leaves the grammar of a ledger is listed
/// in `faults`.
public struct TreeObject: Sendable {
  /// What is wrong with one entry, or with the whole when it has no name.
  public struct Fault: Equatable, Sendable {
    public let name: String?
    public let detail: String
  }

  /// An entry as a place in the bytes.
  struct Slot: Sendable {
    var mode: EntryMode
    var name: Range<Int32>
    var id: ObjectID
  }

  public let id: ObjectID
  /// The whole object.
  public let bytes: [UInt8]
  public let faults: [Fault]
  /// The entries in git's order, whatever order they were written in.
  let slots: [Slot]

  /// Reads a tree from bytes that are already known to hash to `id`.
  public init(id: ObjectID, bytes: [UInt8]) {
    var parser = TreeParser(bytes)
    parser.parse()
    self.id = id
    self.bytes = bytes
    faults = parser.faults
    slots = parser.slots
  }

  /// The number of entries.
  public var count: Int { slots.count }

  /// The entries in git's order.
  public var entries: [NamedEntry] {
    slots.map { NamedEntry(nameBytes: [UInt8](name(of: $0)), entry: TreeEntry(mode: $0.mode, id: $0.id)) }
  }

  /// The entry of a name; nil when there is none.
  public func entry(named name: String) -> TreeEntry? { entry(named: [UInt8](name.utf8)) }

  func entry(named name: [UInt8]) -> TreeEntry? {
    // A name sorts as a file or as a directory: look in both places.
    for isDirectory in [false, true] {
      let (index, isThere) = place(of: name, isDirectory)
      if isThere { return TreeEntry(mode: slots[index].mode, id: slots[index].id) }
    }
    return nil
  }

  func name(of slot: Slot) -> ArraySlice<UInt8> { bytes[Int(slot.name.lowerBound)..<Int(slot.name.upperBound)] }
}

/// Git's order of names in a tree, by bytes with a directory's name as if it ended in a slash: below, equal or above 0.
func compareNames(
  _ one: ArraySlice<UInt8>, _ oneIsDirectory: Bool, _ other: ArraySlice<UInt8>, _ otherIsDirectory: Bool
) -> Int {
  let (start, otherStart) = (one.startIndex, other.startIndex)
  let common = min(one.count, other.count)
  for offset in 0..<common {
    let difference = Int(one[start + offset]) - Int(other[otherStart + offset])
    if difference != 0 { return difference }
  }
  func next(_ name: ArraySlice<UInt8>, _ isDirectory: Bool) -> Int {
    name.count > common ? Int(name[name.startIndex + common]) : isDirectory ? Int(UInt8(ascii: "/")) : 0
  }
  let difference = next(one, oneIsDirectory) - next(other, otherIsDirectory)
  // "a/" and the name "a" followed by a slash are one place only when both end here.
  return difference == 0 ? one.count - other.count : difference
}
