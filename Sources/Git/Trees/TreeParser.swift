/// Reads the bytes of a tree once, noting every place where they leave the grammar.
struct TreeParser {
  private let bytes: [UInt8]
  private(set) var slots: [TreeObject.Slot] = []
  private(set) var faults: [TreeObject.Fault] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() {
    // An entry of a ledger takes about 40 bytes.
    slots.reserveCapacity(bytes.count / 36 + 1)
    let (isOrdered, mayHoldTwins) = readEntries()
    if !isOrdered {
      slots = slots.sorted { comparePlaces($0, $1) < 0 }
      fault(nil, "its entries are not in git's order")
    }
    findDuplicates(isOrdered: isOrdered)
    if mayHoldTwins { findCaseTwins() }
  }

  private mutating func fault(_ slot: TreeObject.Slot?, _ detail: String) {
    // A hostile tree could hold a hundred thousand; nobody reads more than a few.
    guard faults.count < 32 else { return }
    faults.append(TreeObject.Fault(name: slot.map { String(decoding: name($0), as: UTF8.self) }, detail: detail))
  }

  private func name(_ slot: TreeObject.Slot) -> ArraySlice<UInt8> {
    bytes[Int(slot.name.lowerBound)..<Int(slot.name.upperBound)]
  }

  private func comparePlaces(_ one: TreeObject.Slot, _ other: TreeObject.Slot) -> Int {
    compareNames(name(one), one.mode.isDirectory, name(other), other.mode.isDirectory)
  }
}

// MARK: Entries

extension TreeParser {
  /// Reads all entries; says whether they stand in order, and whether two names may differ only in case.
  private mutating func readEntries() -> (isOrdered: Bool, mayHoldTwins: Bool) {
    var position = 0
    var isOrdered = true
    var foldedNamesRise = true
    while position < bytes.count {
      guard let slot = readEntry(&position) else {
        fault(nil, "its bytes end within an entry")
        break
      }
      if let last = slots.last {
        if isOrdered, comparePlaces(last, slot) > 0 { isOrdered = false }
        if foldedNamesRise, !foldedRises(from: last, to: slot) { foldedNamesRise = false }
      }
      slots.append(slot)
    }
    return (isOrdered, !foldedNamesRise)
  }

  /// `mode SP name NUL id`; nil when the bytes are something else.
  private mutating func readEntry(_ position: inout Int) -> TreeObject.Slot? {
    let start = position
    var mode: UInt32 = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 8, position - start < 8 else { return nil }
      mode = mode << 3 | UInt32(digit)
      position += 1
    }
    let nameStart = position + 1
    guard position > start, nameStart < bytes.count else { return nil }
    position = nameStart
    var isAllowed = true
    while position < bytes.count, bytes[position] != 0 {
      if !isNameByte(bytes[position]) { isAllowed = false }
      position += 1
    }
    let idStart = position + 1
    guard position > nameStart, idStart + ObjectID.byteCount <= bytes.count else { return nil }
    let slot = TreeObject.Slot(
      mode: EntryMode(rawValue: mode), name: Int32(nameStart)..<Int32(position), id: ObjectID(bytes.span, at: idStart))
    position = idStart + ObjectID.byteCount

    if mode != EntryMode.file.rawValue, mode != EntryMode.directory.rawValue {
      fault(slot, "mode \(slot.mode) is neither \(EntryMode.file) nor \(EntryMode.directory)")
    } else if bytes[start] == UInt8(ascii: "0") {
      fault(slot, "its mode is written with a zero in front")
    }
    if !isAllowed { fault(slot, "its name is not made of A-Z, a-z, 0-9, dot, underscore and hyphen") }
    if isReserved(name(slot)) { fault(slot, "its name has a meaning to git or to the file system") }
    return slot
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// `.`, `..`, and in any case `.git`, `.gitattributes`, `.gitmodules`, `.mailmap` and `git~1`.
  private func isReserved(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, first == UInt8(ascii: ".") || folded(first) == UInt8(ascii: "g") else { return false }
    let text = String(decoding: name.map(folded), as: UTF8.self)
    if [".", "..", ".git", ".gitattributes", ".gitmodules", ".mailmap"].contains(text) { return true }
    return text.hasPrefix("git~") && text.utf8.dropFirst(4).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}

// MARK: Names that are one

extension TreeParser {
  private mutating func findDuplicates(isOrdered: Bool) {
    guard slots.count > 1 else { return }
    for index in 1..<slots.count where comparePlaces(slots[index - 1], slots[index]) == 0 {
      fault(slots[index], "its name stands twice")
    }
  }

  /// Names that are equal but for case, and a file and a directory of one name, which do not stand side by side.
  private mutating func findCaseTwins() {
    var seen: [[UInt8]: Int] = [:]
    for index in slots.indices {
      let folded = name(slots[index]).map(folded)
      guard let first = seen.updateValue(index, forKey: folded) else { continue }
      let isSameName = name(slots[first]).elementsEqual(name(slots[index]))
      if isSameName, slots[first].mode.isDirectory == slots[index].mode.isDirectory { continue }
      fault(slots[index], isSameName ? "its name stands twice" : "its name differs from another only in case")
    }
  }

  /// Whether the names rise without regard to case: where all do, no two can be equal.
  private func foldedRises(from last: TreeObject.Slot, to slot: TreeObject.Slot) -> Bool {
    let (one, other) = (name(last), name(slot))
    let offset = other.startIndex - one.startIndex
    for index in one.indices {
      guard index + offset < other.endIndex else { return false }
      let (a, b) = (folded(one[index]), folded(other[index + offset]))
      if a != b { return a < b }
    }
    return one.count < other.count
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
