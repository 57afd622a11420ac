/// One pass over a text: where it has come to, and what it may meet.
struct JSONReader {
  let limits: JSONLimits
  /// The next byte to look at.
  var index = 0
  /// Where the keys of the objects being read begin, so that a repeated one can be pointed at.
  private var keyOffsets: [Int] = []
  /// The bytes of a string with escapes.
  var unescaped: [UInt8] = []

  init(limits: JSONLimits) {
    self.limits = limits
  }

  mutating func read(_ bytes: Span<UInt8>) throws(JSONReadFailure) -> JSONValue {
    guard bytes.count <= limits.maxBytes else {
      throw JSONReadFailure(offset: 0, reason: .tooLarge(limit: limits.maxBytes))
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw JSONReadFailure(offset: 0, reason: .byteOrderMark)
    }
    skipWhiteSpace(bytes)
    let value = try readValue(bytes, depth: 1)
    skipWhiteSpace(bytes)
    guard index == bytes.count else { throw expected("the end of the text", bytes) }
    return value
  }

  mutating func readValue(_ bytes: Span<UInt8>, depth: Int) throws(JSONReadFailure) -> JSONValue {
    guard index < bytes.count else { throw expected("a value", bytes) }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      return .string(try readString(bytes))
    case UInt8(ascii: "{"):
      return .object(try readObject(bytes, depth: depth))
    case UInt8(ascii: "["):
      return .array(try readArray(bytes, depth: depth))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return try readNumber(bytes)
    case UInt8(ascii: "t"):
      return try readWord("true", .bool(true), bytes)
    case UInt8(ascii: "f"):
      return try readWord("false", .bool(false), bytes)
    case UInt8(ascii: "n"):
      return try readWord("null", .null, bytes)
    default:
      throw expected("a value", bytes)
    }
  }

  private mutating func readWord(
    _ word: StaticString, _ value: JSONValue, _ bytes: Span<UInt8>
  ) throws(JSONReadFailure) -> JSONValue {
    let start = index
    for byte in "\(word)".utf8 {
      guard index < bytes.count, bytes[index] == byte else {
        index = start
        throw expected("a value", bytes)
      }
      index += 1
    }
    return value
  }

  private mutating func readArray(_ bytes: Span<UInt8>, depth: Int) throws(JSONReadFailure) -> [JSONValue] {
    try checkDepth(depth)
    index += 1
    skipWhiteSpace(bytes)
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]"), bytes) { return elements }
    while true {
      elements.append(try readValue(bytes, depth: depth + 1))
      skipWhiteSpace(bytes)
      if skip(UInt8(ascii: "]"), bytes) { return elements }
      guard skip(UInt8(ascii: ","), bytes) else { throw expected("',' or ']'", bytes) }
      skipWhiteSpace(bytes)
    }
  }

  private mutating func readObject(_ bytes: Span<UInt8>, depth: Int) throws(JSONReadFailure) -> JSONObject {
    try checkDepth(depth)
    index += 1
    skipWhiteSpace(bytes)
    var members: [JSONObject.Member] = []
    if skip(UInt8(ascii: "}"), bytes) { return JSONObject(sorted: members) }
    members.reserveCapacity(8)

    let firstKey = keyOffsets.count
    var isSorted = true
    while true {
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw expected("a key in '\"'", bytes) }
      keyOffsets.append(index)
      let key = try readString(bytes)
      let prefix = key.bytePrefix
      skipWhiteSpace(bytes)
      guard skip(UInt8(ascii: ":"), bytes) else { throw expected("':'", bytes) }
      skipWhiteSpace(bytes)
      if isSorted, let last = members.last, last.compare(key: key, prefix: prefix) >= 0 { isSorted = false }
      members.append(JSONObject.Member(key: key, prefix: prefix, value: try readValue(bytes, depth: depth + 1)))
      skipWhiteSpace(bytes)
      if skip(UInt8(ascii: "}"), bytes) { break }
      guard skip(UInt8(ascii: ","), bytes) else { throw expected("',' or '}'", bytes) }
      skipWhiteSpace(bytes)
    }
    if !isSorted { members = try sort(members, keysAt: keyOffsets[firstKey...]) }
    keyOffsets.removeSubrange(firstKey...)
    return JSONObject(sorted: members)
  }

  /// `members` by key; throws at the first key that repeats an earlier one.
  private func sort(
    _ members: [JSONObject.Member], keysAt offsets: ArraySlice<Int>
  ) throws(JSONReadFailure) -> [JSONObject.Member] {
    let order = members.indices.sorted {
      let order = members[$0].compare(key: members[$1].key, prefix: members[$1].prefix)
      return order == 0 ? $0 < $1 : order < 0
    }
    let repeated = zip(order, order.dropFirst())
      .filter { members[$0].key.isBytewiseEqual(to: members[$1].key) }
      .map(\.1)
      .min()
    if let repeated {
      throw JSONReadFailure(
        offset: offsets[offsets.startIndex + repeated], reason: .duplicateKey(members[repeated].key)
      )
    }
    return order.map { members[$0] }
  }

  private func checkDepth(_ depth: Int) throws(JSONReadFailure) {
    guard depth <= limits.maxDepth else {
      throw JSONReadFailure(offset: index, reason: .tooDeep(limit: limits.maxDepth))
    }
  }

  mutating func skipWhiteSpace(_ bytes: Span<UInt8>) {
    // The four kinds as bits of one number: indentation is a third of a record.
    let kinds: UInt64 = 1 << 0x20 | 1 << 0x0A | 1 << 0x0D | 1 << 0x09
    var place = index
    while place < bytes.count, bytes[place] <= 0x20, kinds >> UInt64(bytes[place]) & 1 == 1 { place += 1 }
    index = place
  }

  private mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  func expected(_ what: String, _ bytes: Span<UInt8>) -> JSONReadFailure {
    JSONReadFailure(offset: index, reason: .expected(what, found: spelledCharacter(at: index, in: bytes)))
  }
}
