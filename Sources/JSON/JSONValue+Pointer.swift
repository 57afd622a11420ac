extension JSONValue {
  /// The value at `pointer`, nil where there is none.
  public subscript(pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      guard let child = value.child(token) else { return nil }
      value = child
    }
    return value
  }

  /// The member or element that one unescaped token of a pointer addresses.
  func child(_ token: String) -> JSONValue? {
    switch self {
    case .object(let members): members[token]
    case .array(let elements): elements.index(addressedBy: token).map { elements[$0] }
    default: nil
    }
  }

  /// Puts `value` at `pointer`; nil removes what is there.
  ///
  /// The place that holds it must exist. In an array a new index may only be the one after the last, and an object
  /// whose `id` is the token goes into a set (or an empty array) at its sorted position.
  public mutating func set(_ value: JSONValue?, at pointer: JSONPointer) throws(JSONPatchError) {
    try set(value, at: pointer.tokens[...], of: pointer)
  }

  private mutating func set(
    _ value: JSONValue?, at tokens: ArraySlice<String>, of pointer: JSONPointer
  ) throws(JSONPatchError) {
    guard let token = tokens.first else {
      guard let value else { throw JSONPatchError(pointer: pointer, reason: .cannotRemoveWhole) }
      self = value
      return
    }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var members):
      members[token] = try Self.changed(members[token], to: value, at: rest, of: pointer)
      self = .object(members)
    case .array(var elements):
      if let index = elements.index(addressedBy: token) {
        let element = try Self.changed(elements[index], to: value, at: rest, of: pointer)
        try elements.replace(index, with: element, token: token, pointer)
      } else {
        let element = try Self.changed(nil, to: value, at: rest, of: pointer)
        try elements.insert(element, token: token, pointer)
      }
      self = .array(elements)
    default:
      throw JSONPatchError(pointer: pointer, reason: .noSuchPlace)
    }
  }

  /// What stands in place of `child` once `value` has been put at `tokens` inside it.
  private static func changed(
    _ child: JSONValue?, to value: JSONValue?, at tokens: ArraySlice<String>, of pointer: JSONPointer
  ) throws(JSONPatchError) -> JSONValue? {
    guard !tokens.isEmpty else { return value }
    guard var child else { throw JSONPatchError(pointer: pointer, reason: .noSuchPlace) }
    try child.set(value, at: tokens, of: pointer)
    return child
  }
}

extension [JSONValue] {
  fileprivate mutating func replace(
    _ index: Int, with element: JSONValue?, token: String, _ pointer: JSONPointer
  ) throws(JSONPatchError) {
    guard let element else {
      remove(at: index)
      return
    }
    let isByID = self[index]["id"]?.stringValue.map { $0.isBytewiseEqual(to: token) } ?? false
    guard !isByID || element["id"]?.stringValue?.isBytewiseEqual(to: token) == true else {
      throw JSONPatchError(pointer: pointer, reason: .idDiffers(token))
    }
    self[index] = element
  }

  fileprivate mutating func insert(
    _ element: JSONValue?, token: String, _ pointer: JSONPointer
  ) throws(JSONPatchError) {
    guard let element else { throw JSONPatchError(pointer: pointer, reason: .noSuchPlace) }
    if let ids = isEmpty ? [] : JSONSet.objectIDs(of: self),
      element["id"]?.stringValue?.isBytewiseEqual(to: token) == true
    {
      insert(element, at: ids.firstIndex { token.isBytewiseLess(than: $0) } ?? count)
    } else if token.isBytewiseEqual(to: "\(count)") {
      append(element)
    } else {
      throw JSONPatchError(pointer: pointer, reason: .noSuchPlace)
    }
  }
}
