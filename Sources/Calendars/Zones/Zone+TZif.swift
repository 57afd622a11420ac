extension Zone {
  /// Reads a zone from the bytes of its TZif file, version 2 or later (RFC 9636).
  ///
  /// Only the 64-bit part counts. Offsets matter here, abbreviations do not, and files that count leap seconds (those
  /// under `right/`) are refused, because no other clock here does.
  public init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
    var reader = TZifReader(bytes: bytes)
    do throws(TZifReader.Problem) {
      let old = try reader.header()
      reader.position += old.blockSize(timeSize: 4)
      let header = try reader.header()
      let (initialOffset, transitions) = try reader.transitions(header)
      let rule = try reader.rule()
      self.init(
        name: name,
        initialOffset: initialOffset,
        transitions: transitions,
        rule: rule
      )
    } catch {
      throw .unreadable(name: name, reason: error.reason)
    }
  }
}

/// Takes a TZif file apart, checking as it goes.
fileprivate struct TZifReader {
  let bytes: [UInt8]
  var position = 0

  struct Problem: Error {
    let reason: String
    static let truncated = Problem(reason: "the file is too short")
  }

  struct Header {
    let isUTCount, isStandardCount, leapCount, timeCount, typeCount, characterCount: Int

    /// The bytes that follow the header, with times of `timeSize` bytes.
    func blockSize(timeSize: Int) -> Int {
      timeCount * timeSize + timeCount + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + isStandardCount + isUTCount
    }
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func header() throws(Problem) -> Header {
    let start = position
    guard bytes.count - start >= 44 else { throw .truncated }
    guard bytes[start..<start + 4].elementsEqual("TZif".utf8) else { throw Problem(reason: "it is not a TZif file") }
    guard bytes[start + 4] >= UInt8(ascii: "2") else {
      throw Problem(reason: "it is a TZif file of version 1, which ends in 2038")
    }
    position = start + 20
    let counts = (0..<6).map { _ in Int(number(size: 4)) }
    return Header(
      isUTCount: counts[0],
      isStandardCount: counts[1],
      leapCount: counts[2],
      timeCount: counts[3],
      typeCount: counts[4],
      characterCount: counts[5]
    )
  }

  /// Reads the 64-bit block: the offset at first, and every transition that changes it.
  mutating func transitions(_ header: Header) throws(Problem) -> (initial: Int64, [Zone.Transition]) {
    guard bytes.count - position >= header.blockSize(timeSize: 8) else { throw .truncated }
    guard header.leapCount == 0 else { throw Problem(reason: "it counts leap seconds") }
    guard header.typeCount > 0 else { throw Problem(reason: "it has no local time type") }
    let end = position + header.blockSize(timeSize: 8)

    let times = (0..<header.timeCount).map { _ in number(size: 8) }
    let types = (0..<header.timeCount).map { _ in Int(number(size: 1)) }
    var offsets: [Int64] = []
    for _ in 0..<header.typeCount {
      let offset = Int64(Int32(truncatingIfNeeded: number(size: 4)))
      // One second short of 25 hours west and 26 hours east (RFC 9636 §3.2).
      guard -89_999...93_599 ~= offset else { throw Problem(reason: "an offset of \(offset) seconds is too large") }
      offsets.append(offset)
      position += 2
    }
    position = end

    var transitions: [Zone.Transition] = []
    var previous = (time: Int64.min, offset: offsets[0])
    for (index, (time, type)) in zip(times, types).enumerated() {
      guard type < offsets.count else { throw Problem(reason: "a transition names a type that is not there") }
      guard index == 0 || time > previous.time else { throw Problem(reason: "its transitions are not in order") }
      if offsets[type] != previous.offset {
        transitions.append(Zone.Transition(time: time, offset: offsets[type]))
      }
      previous = (time, offsets[type])
    }
    return (offsets[0], transitions)
  }

  /// Reads the footer: a rule between two line feeds, possibly empty.
  mutating func rule() throws(Problem) -> ZoneRule? {
    let newline = UInt8(ascii: "\n")
    guard position < bytes.count, bytes[position] == newline,
      let end = bytes[(position + 1)...].firstIndex(of: newline)
    else { throw Problem(reason: "its footer is missing") }
    let text = bytes[position + 1..<end]
    if text.isEmpty { return nil }
    guard let rule = ZoneRule(text) else { throw Problem(reason: "its footer is no rule") }
    return rule
  }

  /// The next big-endian number; the caller has checked that it is there.
  private mutating func number(size: Int) -> Int64 {
    var number: UInt64 = 0
    for byte in bytes[position..<position + size] { number = number << 8 | UInt64(byte) }
    position += size
    return Int64(bitPattern: number)
  }
}
