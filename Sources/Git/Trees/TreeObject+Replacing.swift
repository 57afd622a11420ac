extension TreeObject {
  /// The tree's bytes with some names given other entries, or with nil none; the rest is copied as it stands.
  func bytes(replacing replaced: [[UInt8]: TreeEntry?]) -> [UInt8] {
    guard faults.isEmpty else { return rebuilt(replacing: replaced) }
    var gone: Set<Int> = []
    var added: [(place: Int, entry: NamedEntry)] = []
    for (name, entry) in replaced {
      for isDirectory in [false, true] {
        let (index, isThere) = place(of: name, isDirectory)
        if isThere { gone.insert(index) }
        if let entry, entry.mode.isDirectory == isDirectory {
          added.append((index, NamedEntry(nameBytes: name, entry: entry)))
        }
      }
    }
    added.sort { $0.place == $1.place ? $0.entry.precedes($1.entry) : $0.place < $1.place }

    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + added.count * 40)
    var copied = 0
    var next = 0
    for place in gone.union(added.map(\.place)).sorted() {
      result += bytes[start(of: copied)..<start(of: place)]
      while next < added.count, added[next].place == place {
        result.append(added[next].entry)
        next += 1
      }
      copied = gone.contains(place) ? place + 1 : place
    }
    return result + bytes[start(of: copied)...]
  }

  /// Where a name stands as a file or as a directory, or would stand.
  func place(of name: [UInt8], _ isDirectory: Bool) -> (index: Int, isThere: Bool) {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      switch compareNames(self.name(of: slots[middle]), slots[middle].mode.isDirectory, name[...], isDirectory) {
      case 0: return (middle, true)
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return (low, false)
  }

  /// The first byte of an entry; entries follow each other without a gap where there are no faults.
  private func start(of index: Int) -> Int {
    index == 0 ? 0 : Int(slots[index - 1].name.upperBound) + 1 + ObjectID.byteCount
  }

  private func rebuilt(replacing replaced: [[UInt8]: TreeEntry?]) -> [UInt8] {
    var all: [[UInt8]: TreeEntry] = [:]
    for named in entries { all[named.nameBytes] = named.entry }
    for (name, entry) in replaced { all[name] = entry }
    return all.map { NamedEntry(nameBytes: $0.key, entry: $0.value) }.sorted { $0.precedes($1) }
      .reduce(into: []) { $0.append($1) }
  }
}

extension NamedEntry {
  /// Whether git puts this entry before another.
  func precedes(_ other: NamedEntry) -> Bool {
    compareNames(nameBytes[...], entry.mode.isDirectory, other.nameBytes[...], other.entry.mode.isDirectory) < 0
  }
}

extension [UInt8] {
  /// Appends an entry as a tree object holds it.
  mutating func append(_ named: NamedEntry) {
    self += "\(named.entry.mode) ".utf8
    self += named.nameBytes
    append(0)
    for index in 0..<ObjectID.byteCount { append(named.entry.id.byte(index)) }
  }
}
