/// A place that two sides changed differently.
public struct JSONConflict: Hashable, Sendable {
  public let pointer: JSONPointer
  /// What both sides started from; nil where there was nothing.
  public let base: JSONValue?
  /// Nil where our side removed it.
  public let ours: JSONValue?
  /// Nil where their side removed it.
  public let theirs: JSONValue?
}

/// The three-way merge of records, field by field.
public enum JSONMerge {
  /// Both sides' changes to `base` in one value, and the places where they contradict each other (ours stands there).
  ///
  /// Objects are merged member by member, known to us or not, sets of objects element by element by `id`, sets of
  /// record ids id by id; anything else is one unit. What one side removed and the other left alone is removed. What
  /// both sides changed to different values, or one removed and the other changed, is a conflict.
  public static func merge(
    base: JSONValue, ours: JSONValue, theirs: JSONValue
  ) -> (merged: JSONValue, conflicts: [JSONConflict]) {
    var merger = Merger()
    let merged = merger.merge(base, ours, theirs, at: .root)
    // Only an absent side could leave nothing, and the whole value stands on all three.
    return (merged ?? ours, merger.conflicts.sorted { $0.pointer < $1.pointer })
  }
}

private struct Merger {
  var conflicts: [JSONConflict] = []

  mutating func merge(
    _ base: JSONValue?, _ ours: JSONValue?, _ theirs: JSONValue?, at pointer: JSONPointer
  ) -> JSONValue? {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    if let ours = ours?.objectValue, let theirs = theirs?.objectValue {
      return .object(merge(members: base?.objectValue ?? [:], ours, theirs, at: pointer))
    }
    if let ours = ours?.arrayValue, let theirs = theirs?.arrayValue {
      let base = base?.arrayValue ?? []
      if let base = elementsByID(base), let ours = elementsByID(ours), let theirs = elementsByID(theirs) {
        return .array(merge(members: base, ours, theirs, at: pointer).map(\.value))
      }
      if let base = JSONSet.recordIDs(of: base), let ours = JSONSet.recordIDs(of: ours),
        let theirs = JSONSet.recordIDs(of: theirs)
      {
        return .array(merge(ids: base, ours, theirs))
      }
    }
    conflicts.append(JSONConflict(pointer: pointer, base: base, ours: ours, theirs: theirs))
    return ours
  }

  /// Members of an object by key, or elements of a set by id: sorted either way.
  private mutating func merge(
    members base: JSONObject, _ ours: JSONObject, _ theirs: JSONObject, at pointer: JSONPointer
  ) -> JSONObject {
    var merged = ours
    for key in JSONObject.union(ofKeysIn: base, ours, theirs) {
      merged[key] = merge(base[key], ours[key], theirs[key], at: pointer.appending(key))
    }
    return merged
  }

  private func merge(ids base: [String], _ ours: [String], _ theirs: [String]) -> [JSONValue] {
    let kept = Set(base).intersection(ours).intersection(theirs)
    let added = Set(ours).union(theirs).subtracting(base)
    return kept.union(added).sorted { $0.isBytewiseLess(than: $1) }.map(JSONValue.string)
  }

  /// Nil unless all are objects with an id that no other has.
  private func elementsByID(_ elements: [JSONValue]) -> JSONObject? {
    guard let ids = JSONSet.objectIDs(of: elements) else { return nil }
    let object = JSONObject(zip(ids, elements))
    return object.count == elements.count ? object : nil
  }
}
