/// One place of a value that differs, with what it was and what it becomes.
public struct JSONChange: Hashable, Sendable {
  public let pointer: JSONPointer
  /// Nil where there was nothing.
  public let from: JSONValue?
  /// Nil where nothing remains.
  public let to: JSONValue?

  public init(pointer: JSONPointer, from: JSONValue?, to: JSONValue?) {
    self.pointer = pointer
    self.from = from
    self.to = to
  }
}

extension JSONValue {
  /// This value after `changes`, made one after the other; each `from` must equal what it finds.
  public func applying(_ changes: [JSONChange]) throws(JSONPatchError) -> JSONValue {
    var result = self
    for change in changes {
      let found = result[change.pointer]
      guard found == change.from else {
        throw JSONPatchError(pointer: change.pointer, reason: .differs(expected: change.from, found: found))
      }
      if change.from != change.to { try result.set(change.to, at: change.pointer) }
    }
    return result
  }
}
