@_spi(_Unicode) import Swift

extension CanonicalJSON {
  /// `value` with strings and keys in NFC, and with sets sorted and freed of exact duplicates.
  ///
  /// Two keys of one object that NFC would make one are left as they are.
  public static func normalised(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .integer, .number: value
    case .string(let text): .string(composed(text))
    case .array(let elements): .array(sortedSet(elements.map(normalised)))
    case .object(let members): .object(normalised(members))
    }
  }

  /// `text` in Unicode Normalization Form C.
  public static func composed(_ text: String) -> String {
    if isComposed(text) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }

  /// Whether `text` is in Unicode Normalization Form C.
  static func isComposed(_ text: String) -> Bool {
    var bytes = text.utf8Span
    return bytes.checkForNFC(quickCheck: false)
  }

  private static func normalised(_ object: JSONObject) -> JSONObject {
    let composedKeys = JSONObject(object.map { (composed($0.key), normalised($0.value)) })
    return composedKeys.count == object.count
      ? composedKeys : JSONObject(object.map { ($0.key, normalised($0.value)) })
  }

  private static func sortedSet(_ elements: [JSONValue]) -> [JSONValue] {
    guard let ids = JSONSet.ids(of: elements), JSONSet.firstDisorder(in: ids) != nil else { return elements }
    let order = elements.indices.sorted { left, right in
      let order = ids[left].compareBytes(with: ids[right])
      return order == 0 ? left < right : order < 0
    }
    var result: [JSONValue] = []
    var seen: Set<JSONValue> = []
    for index in order where seen.insert(elements[index]).inserted { result.append(elements[index]) }
    return result
  }
}
