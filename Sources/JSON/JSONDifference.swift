/// What differs between two values, as narrowly as it can be said.
public enum JSONDifference {
  /// The changes that turn `old` into `new`, sorted by pointer.
  ///
  /// Objects are compared member by member, sorted sets of objects with an `id` element by element; any other array is
  /// one unit. `old.applying(changes)` is `new`.
  public static func changes(from old: JSONValue, to new: JSONValue) -> [JSONChange] {
    var changes: [JSONChange] = []
    collect(old, new, at: .root, into: &changes)
    return changes.sorted { $0.pointer < $1.pointer }
  }

  private static func collect(
    _ old: JSONValue?, _ new: JSONValue?, at pointer: JSONPointer, into changes: inout [JSONChange]
  ) {
    if old == new { return }
    if case .object(let old) = old, case .object(let new) = new {
      for key in JSONObject.union(ofKeysIn: old, new) {
        collect(old[key], new[key], at: pointer.appending(key), into: &changes)
      }
    } else if let old = old?.elementsByID, let new = new?.elementsByID {
      for id in JSONObject.union(ofKeysIn: old, new) {
        collect(old[id], new[id], at: pointer.appending(id), into: &changes)
      }
    } else {
      changes.append(JSONChange(pointer: pointer, from: old, to: new))
    }
  }
}

extension JSONValue {
  /// The elements of a sorted set of objects by their id, nil for anything else; an empty array is an empty set.
  fileprivate var elementsByID: JSONObject? {
    guard case .array(let elements) = self, let ids = JSONSet.objectIDs(of: elements),
      JSONSet.firstDisorder(in: ids) == nil
    else { return nil }
    return JSONObject(zip(ids, elements))
  }
}
