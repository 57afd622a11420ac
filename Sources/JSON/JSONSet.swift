/// Arrays that are sets (DOMAIN §0): stored sorted by the bytes of their elements' ids, no id twice.
public enum JSONSet {
  /// The ids of `elements`, in their order, where the array is a set; nil for any other array and for an empty one.
  ///
  /// A set holds only objects with a string `id` (the id), or only strings that are ids of records (themselves).
  public static func ids(of elements: [JSONValue]) -> [String]? {
    switch elements.first {
    case .object: objectIDs(of: elements)
    case .string: recordIDs(of: elements)
    default: nil
    }
  }

  /// Whether `text` is the id of a record (`INI-0002`, `OBS-7K2M-202609`), with or without an item (`ROL-0001#W1`).
  public static func isRecordID(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard bytes.count >= 8, bytes[3] == UInt8(ascii: "-") else { return false }
    for index in 0..<3 where !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index]) { return false }

    var end = 4
    while end < bytes.count, isBase32(bytes[end]) { end += 1 }
    guard (4...12).contains(end - 4) else { return false }

    let isObservation = bytes[0] == UInt8(ascii: "O") && bytes[1] == UInt8(ascii: "B") && bytes[2] == UInt8(ascii: "S")
    if isObservation, end < bytes.count, bytes[end] == UInt8(ascii: "-") {
      let month = end + 1
      end = min(month + 6, bytes.count)
      guard end == month + 6 else { return false }
      for index in month..<end where !isDigit(bytes[index]) { return false }
    }

    guard end < bytes.count else { return true }
    guard bytes[end] == UInt8(ascii: "#"), end + 1 < bytes.count else { return false }
    for index in (end + 1)..<bytes.count where !isLetter(bytes[index]) && !isDigit(bytes[index]) { return false }
    return true
  }

  /// The `id` of each element, where all are objects with a string `id`.
  static func objectIDs(of elements: [JSONValue]) -> [String]? {
    var ids: [String] = []
    ids.reserveCapacity(elements.count)
    for element in elements {
      guard let id = element["id"]?.stringValue else { return nil }
      ids.append(id)
    }
    return ids
  }

  /// The elements, where all are strings that are ids of records.
  static func recordIDs(of elements: [JSONValue]) -> [String]? {
    var ids: [String] = []
    ids.reserveCapacity(elements.count)
    for element in elements {
      guard let id = element.stringValue, isRecordID(id) else { return nil }
      ids.append(id)
    }
    return ids
  }

  /// The first element that should not stand after the one before it: its id comes earlier or is the same.
  static func firstDisorder(in ids: [String]) -> Int? {
    ids.indices.dropFirst().first { !ids[$0 - 1].isBytewiseLess(than: ids[$0]) }
  }
}

extension [JSONValue] {
  /// The element that `token` of a pointer addresses: the one with that `id`, else the one at that decimal index.
  func index(addressedBy token: String) -> Int? {
    if let ids = JSONSet.objectIDs(of: self), let index = ids.firstIndex(where: { $0.isBytewiseEqual(to: token) }) {
      return index
    }
    guard let index = Int(token), "\(index)".isBytewiseEqual(to: token), indices.contains(index) else { return nil }
    return index
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

/// Crockford's upper-case base32: no I, L, O or U.
private func isBase32(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  default: false
  }
}
