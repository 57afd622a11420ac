/// What a tree holds under one name.
public struct TreeEntry: Hashable, Sendable {
  public let mode: EntryMode
  public let id: ObjectID

  public init(mode: EntryMode, id: ObjectID) {
    self.mode = mode
    self.id = id
  }

  /// A file with these contents.
  public static func file(_ blob: ObjectID) -> TreeEntry { TreeEntry(mode: .file, id: blob) }

  /// A directory with these entries.
  public static func directory(_ tree: ObjectID) -> TreeEntry { TreeEntry(mode: .directory, id: tree) }
}

/// An entry of a tree with its name.
public struct NamedEntry: Hashable, Sendable {
  /// The name's bytes, which need not be text.
  public let nameBytes: [UInt8]
  public let entry: TreeEntry

  public init(nameBytes: [UInt8], entry: TreeEntry) {
    self.nameBytes = nameBytes
    self.entry = entry
  }

  public init(_ name: String, _ entry: TreeEntry) {
    self.init(nameBytes: [UInt8](name.utf8), entry: entry)
  }

  /// The name, with U+FFFD for what is not UTF-8.
  public var name: String { String(decoding: nameBytes, as: UTF8.self) }
}
