/// A JSON value, exactly: integers keep all their digits, strings all their bytes, and a key stands once.
///
/// Equality is by value for numbers (`1.0` is `1`) and by UTF-8 bytes for strings and keys. Swift's own string
/// equality is canonical equivalence, under which two different keys could be one.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A whole number that fits 64 bits, however it was written (`1`, `1.0`, `10e-1`).
  case integer(Int64)
  /// Any other number.
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// The text of a string, nil for anything else.
  public var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A whole number that fits 64 bits, nil for anything else.
  public var integerValue: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// True or false, nil for anything else.
  public var boolValue: Bool? {
    if case .bool(let truth) = self { truth } else { nil }
  }

  /// The elements of an array, nil for anything else.
  public var arrayValue: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object, nil for anything else.
  public var objectValue: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The member `key` of an object, nil where there is none or this is not an object.
  ///
  /// Setting it on anything but an object does nothing; setting nil removes the member.
  public subscript(key: String) -> JSONValue? {
    get {
      if case .object(let members) = self { members[key] } else { nil }
    }
    set {
      guard case .object(var members) = self else { return }
      self = .null  // so that `members` is the only owner and changes in place
      members[key] = newValue
      self = .object(members)
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// The compact JSON text.
  public var description: String {
    String(decoding: CanonicalJSON.compact(of: self), as: UTF8.self)
  }
}
