import CLibgit2
import Crypto
import Glibc

/// Many objects in one file with its index: git's pack format version 2 without deltas (gitformat-pack(5)).
struct PackFile {
  /// The pack's own file.
  private(set) var bytes: [UInt8] = []
  private var entries: [(id: ObjectID, offset: Int, checksum: UInt32)] = []

  init(_ objects: [(id: ObjectID, kind: ObjectKind, bytes: [UInt8])]) {
    self.init(count: objects.count)
    for (id, kind, bytes) in objects { add(id, kind, bytes) }
    finish()
  }

  /// Begins a pack of `count` objects, to be added one by one and finished.
  init(count: Int) {
    bytes += "PACK".utf8
    bytes.append(bigEndian: UInt32(2))
    bytes.append(bigEndian: UInt32(count))
  }

  /// Takes a pack that is there, whose objects are to be noted and sorted.
  init(taking bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ id: ObjectID, _ kind: ObjectKind, _ content: [UInt8]) {
    let start = bytes.count
    append(kind, size: content.count)
    bytes += deflated(content)
    note(id, from: start, to: bytes.count)
  }

  mutating func finish() {
    bytes += Insecure.SHA1.hash(data: bytes)
    sort()
  }

  /// Notes where an object lies, for the index.
  mutating func note(_ id: ObjectID, from start: Int, to end: Int) {
    entries.append((id, start, checksum(from: start, to: end)))
  }

  /// Puts the index in its order, by id.
  mutating func sort() { entries.sort { $0.id < $1.id } }

  /// Writes pack and index under their names, the index last: git takes a pack for there when its index is.
  func write(into directory: String) throws(GitError) {
    let index = index()
    let name = bytes.suffix(ObjectID.byteCount).hexadecimal
    let files = [("pack", bytes), ("idx", index)].map { suffix, bytes in
      (
        temporary: directory + "tmp_\(suffix)_folio_\(getpid())_\(name)", final: directory + "pack-\(name).\(suffix)",
        bytes: bytes
      )
    }
    do throws(GitError) {
      for file in files {
        try FaultPoint.willDo("write \(file.final.suffix(4)) file")
        let open = try OpenFile(file.temporary, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o444)
        try open.write(file.bytes)
        folio_start_writing(open.descriptor)
      }
      try FaultPoint.willDo("bring pack to the disk")
      try syncAll(files.map(\.temporary))
      for file in files {
        try FaultPoint.willDo("name \(file.final.suffix(4)) file")
        if unsafe rename(file.temporary, file.final) != 0 { throw GitError(errno: errno, "write", file.final) }
      }
      try FaultPoint.willDo("bring names of pack to the disk")
      try syncAll([directory])
    } catch {
      if FaultPoint.mayCleanUp { for file in files { unsafe unlink(file.temporary) } }
      throw error
    }
  }

  /// Kind and size: three bits and four, then seven bits a byte while the high bit is set.
  private mutating func append(_ kind: ObjectKind, size: Int) {
    var rest = size >> 4
    var byte = UInt8(kind.type.rawValue) << 4 | UInt8(size & 15)
    while rest > 0 {
      bytes.append(byte | 0x80)
      byte = UInt8(rest & 0x7F)
      rest >>= 7
    }
    bytes.append(byte)
  }

  private func checksum(from start: Int, to end: Int) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let entry = unsafe UnsafeBufferPointer(rebasing: buffer[start..<end])
      return UInt32(truncatingIfNeeded: unsafe crc32(0, entry.baseAddress, uInt(entry.count)))
    }
  }

  /// The index, version 2: counts by first byte, ids, checksums, offsets, the large offsets, two digests.
  private func index() -> [UInt8] {
    var index: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]
    index.reserveCapacity(1100 + entries.count * 28)
    var position = 0
    for first in 0..<256 {
      while position < entries.count, entries[position].id.byte(0) <= first { position += 1 }
      index.append(bigEndian: UInt32(position))
    }
    for entry in entries { index += entry.id.bytes }
    for entry in entries { index.append(bigEndian: entry.checksum) }
    var large: [UInt64] = []
    for entry in entries {
      if entry.offset < 1 << 31 {
        index.append(bigEndian: UInt32(entry.offset))
      } else {
        index.append(bigEndian: UInt32(large.count) | 1 << 31)
        large.append(UInt64(entry.offset))
      }
    }
    for offset in large {
      index.append(bigEndian: UInt32(truncatingIfNeeded: offset >> 32))
      index.append(bigEndian: UInt32(truncatingIfNeeded: offset))
    }
    index += bytes.suffix(ObjectID.byteCount)
    index += Insecure.SHA1.hash(data: index)
    return index
  }
}

extension [UInt8] {
  /// Appends the four bytes of a word, the highest first.
  mutating func append(bigEndian word: UInt32) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var hexadecimal: String {
    ObjectID(bytes: [UInt8](self)).map { "\($0)" } ?? ""
  }
}
