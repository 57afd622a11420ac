/// A whole history in one file that `git clone` opens: git's bundle format, version 2 (gitformat-bundle(5)).
///
/// It holds the commits from the root to one head and everything that they hold, in the order of history and without
/// deltas, so that the same history gives the same bytes and reading them back takes no program but this.
public struct HistoryBundle {
  /// The name that the head goes by: `refs/heads/main`.
  public let reference: String
  public let head: ObjectID
  private let pack: PackFile

  private static let signature = Array("# v2 git bundle\n".utf8)

  /// Collects the history that ends in `head`.
  ///
  /// - Parameter progress: called with how many of its commits are done and how many there are.
  /// - Throws: `GitError` when an object is missing, unreadable, or larger than 64 MiB.
  public init(
    _ repository: Repository, _ reference: String, head: ObjectID,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GitError) {
    let walk = try CommitWalk(repository, from: head, notFrom: nil)
    var reachable = ReachableObjects(repository)
    for (place, id) in walk.ids.enumerated() {
      try reachable.add(commit: id)
      progress(place + 1, walk.ids.count)
    }
    var pack = PackFile(count: reachable.objects.count)
    for (id, kind) in reachable.objects {
      pack.add(id, kind, try repository.read(id, kind, limit: PackFile.objectLimit))
    }
    pack.finish()
    (self.reference, self.head, self.pack) = (reference, head, pack)
  }

  /// Reads a bundle as this type writes it, and nothing else.
  ///
  /// - Throws: `.corrupt`.
  public init(reading bytes: [UInt8]) throws(GitError) {
    let line = bytes.prefix(4_096).dropFirst(Self.signature.count).prefix { $0 != UInt8(ascii: "\n") }
    guard let head = ObjectID(hex: String(decoding: line.prefix(40), as: UTF8.self)),
      let reference = String(validating: line.dropFirst(41), as: UTF8.self),
      case let header = Self.header(head, reference), bytes.starts(with: header)
    else {
      throw GitError(.corrupt, "read", "bundle", "it is no bundle of one whole history")
    }
    pack = try PackFile(reading: Array(bytes[header.count...]))
    (self.reference, self.head) = (reference, head)
  }

  public var bytes: [UInt8] { Self.header(head, reference) + pack.bytes }

  /// HEAD is there too, so that a clone checks it out.
  private static func header(_ head: ObjectID, _ reference: String) -> [UInt8] {
    signature + "\(head) \(reference)\n\(head) HEAD\n\n".utf8
  }

  /// Puts every object into `repository`; no reference moves.
  public func unpack(into repository: Repository) throws(GitError) {
    try repository.store(pack)
  }
}

/// The objects that commits hold, each once, in the order in which history brings them.
private struct ReachableObjects {
  private let repository: Repository
  private(set) var objects: [(id: ObjectID, kind: ObjectKind)] = []
  private var seen: Set<ObjectID> = []

  init(_ repository: Repository) { self.repository = repository }

  mutating func add(commit id: ObjectID) throws(GitError) {
    guard seen.insert(id).inserted else { return }
    objects.append((id, .commit))
    // A stack of our own: nobody knows how deep the folders of a foreign history are.
    var trees: [ObjectID] = []
    enter(try repository.commit(id).tree, &trees)
    while let tree = trees.popLast() {
      for named in TreeObject(id: tree, bytes: try repository.read(tree, .tree, limit: PackFile.objectLimit)).entries {
        if named.entry.mode.isDirectory {
          enter(named.entry.id, &trees)
        } else if !named.entry.mode.isOtherRepository, seen.insert(named.entry.id).inserted {
          objects.append((named.entry.id, .blob))
        }
      }
    }
  }

  private mutating func enter(_ tree: ObjectID, _ trees: inout [ObjectID]) {
    guard seen.insert(tree).inserted else { return }
    objects.append((tree, .tree))
    trees.append(tree)
  }
}

extension EntryMode {
  /// Whether it names a commit of some other repository, of which git holds nothing here.
  fileprivate var isOtherRepository: Bool { rawValue & 0o170000 == 0o160000 }
}
