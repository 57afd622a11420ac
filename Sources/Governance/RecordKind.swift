/// What a kind of record is called, where its files live and how it lives and ends.
public struct RecordKind: Sendable, Hashable, CustomStringConvertible {
  /// `initiative`: what the record's `kind` says and commands are named after.
  public let name: String
  /// `initiatives`: the folder under `portfolio/`.
  public let folder: String
  /// `INI`: what its ids begin with.
  public let prefix: String
  /// One sentence for lists and help.
  public let summary: String
  public let lifecycle: Lifecycle
  /// Whether the organisation bounds how many there are, so that a hook may read the whole folder (DOMAIN.md §0).
  public let isBounded: Bool

  public init(
    name: String, folder: String, prefix: String, summary: String, isBounded: Bool = false, lifecycle: Lifecycle
  ) {
    self.name = name
    self.folder = folder
    self.prefix = prefix
    self.summary = summary
    self.isBounded = isBounded
    self.lifecycle = lifecycle
  }

  public var description: String { name }

  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
