public import Governance
public import JSON

/// A field of a record, and the commit that gave it the value it has.
public struct FieldOrigin: Sendable {
  public let pointer: JSONPointer
  public let value: JSONValue
  public let note: CommitNote
}

extension RecordHistory {
  /// For every field of the record named `id`: which commit last changed it, in order of the fields.
  ///
  /// - Throws: `GitError` when history is not all there.
  public func origins(of id: RecordID) throws -> [FieldOrigin] {
    let versions = try versions(of: id)
    guard let current = versions.first?.after else { return [] }
    return FieldOrigin.origins(of: current.json, in: versions.map { ($0.before?.json, $0.after?.json, $0.note) })
  }
}

extension FieldOrigin {
  /// - Parameter versions: newest first; the oldest gave whatever nothing later changed.
  static func origins(
    of current: JSONValue, in versions: [(before: JSONValue?, after: JSONValue?, note: CommitNote)]
  ) -> [FieldOrigin] {
    var waiting = current.leaves
    var found: [FieldOrigin] = []
    for version in versions {
      waiting.removeAll { pointer, value in
        guard version.before?[pointer] != value else { return false }
        found.append(FieldOrigin(pointer: pointer, value: value, note: version.note))
        return true
      }
    }
    return found.sorted { $0.pointer < $1.pointer }
  }
}

extension JSONValue {
  /// The values inside this one that are said as a whole, with their places: members of objects and of sets by id are
  /// entered, any other array is one value.
  public var leaves: [(pointer: JSONPointer, value: JSONValue)] { leaves(at: .root) }

  private func leaves(at place: JSONPointer) -> [(pointer: JSONPointer, value: JSONValue)] {
    let inner: [(String, JSONValue)]
    switch self {
    case .object(let members): inner = members.map { ($0.key, $0.value) }
    case .array(let elements):
      let ids = elements.compactMap { $0["id"]?.stringValue }
      inner = ids.count == elements.count ? Array(zip(ids, elements)) : []
    default: inner = []
    }
    return inner.isEmpty ? [(place, self)] : inner.flatMap { $1.leaves(at: place.appending($0)) }
  }
}
