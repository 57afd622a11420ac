extension KnownTree {
  /// A branch that is brought from one state to the next, with the index along.
  struct Step {
    /// The root tree before; nil for the empty state.
    let old: ObjectID?
    let new: ObjectID
    /// The files that differ between the two.
    let changes: [TreeChange]
  }

  /// The extension after `step`: a directory that the index held exactly as the old state does, it holds exactly as the
  /// new one does, so that the next question what is staged need not look into it.
  ///
  /// - Parameters:
  ///   - known: what the index knew before; nil when it said nothing.
  ///   - isEmpty: whether the index had no entries at all.
  static func bytes(
    _ known: KnownTree?, isEmpty: Bool, after step: Step, reading trees: TreeCache
  ) throws(GitError) -> [UInt8] {
    let moves = step.changes.map { change in
      Move(
        path: change.path.utf8.split(separator: UInt8(ascii: "/")).map { [UInt8]($0) }[...],
        difference: (change.after == nil ? 0 : 1) - (change.before == nil ? 0 : 1))
    }
    let walk = Walk(trees: trees)
    let root = Place(name: [], known: known, isEmpty: isEmpty, old: step.old, new: step.new)
    return try walk.advance(root, moves)?.bytes ?? []
  }
}

/// A file that comes (1), goes (-1) or changes (0), by its path from a directory.
private struct Move {
  let path: ArraySlice<[UInt8]>
  let difference: Int
}

/// A directory, as the index and both states have it.
private struct Place {
  let name: [UInt8]
  let known: KnownTree?
  /// Whether the index has certainly nothing there.
  let isEmpty: Bool
  let old: ObjectID?
  let new: ObjectID?

  /// Whether the index holds the directory exactly as the old state does.
  var isAsCommitted: Bool { if let old { known?.id == old } else { isEmpty } }
}

private struct Walk {
  let trees: TreeCache

  /// What the extension says of a directory and all below it; nil when it is gone.
  func advance(_ place: Place, _ moves: [Move]) throws(GitError) -> (bytes: [UInt8], isKnown: Bool)? {
    guard let new = place.new else { return nil }
    guard !moves.isEmpty else {
      return place.known.map { ($0.bytes(forgetting: []), $0.id != nil) }
    }
    var isKnown = place.isAsCommitted
    var children: [[UInt8]] = []
    for name in names(in: place, moves) {
      let (before, after) = (try subtree(name, of: place.old), try subtree(name, of: new))
      let child = Place(
        name: name, known: place.known?.child(name[...]), isEmpty: place.isAsCommitted && before == nil, old: before,
        new: after)
      let below = moves.filter { $0.path.count > 1 && $0.path.first == name }
        .map { Move(path: $0.path.dropFirst(), difference: $0.difference) }
      guard let advanced = try advance(child, below) else { continue }
      isKnown = isKnown && advanced.isKnown
      children.append(advanced.bytes)
    }
    var bytes = place.name + [0]
    if isKnown {
      let count = (place.known?.entryCount ?? 0) + moves.reduce(0) { $0 + $1.difference }
      bytes += "\(count) \(children.count)\n".utf8
      bytes += new.bytes
    } else {
      bytes += "-1 \(children.count)\n".utf8
    }
    return (bytes + children.joined(), isKnown)
  }

  /// The directories in `place` that the index knew or that something moves in, each once.
  private func names(in place: Place, _ moves: [Move]) -> [[UInt8]] {
    let known = place.known?.children.map(\.name) ?? []
    let moved = moves.filter { $0.path.count > 1 }.compactMap(\.path.first)
    return Set(known + moved).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func subtree(_ name: [UInt8], of tree: ObjectID?) throws(GitError) -> ObjectID? {
    guard let tree else { return nil }
    let entry = try trees.tree(tree).entry(named: String(decoding: name, as: UTF8.self))
    return entry.flatMap { $0.mode.isDirectory ? $0.id : nil }
  }
}
