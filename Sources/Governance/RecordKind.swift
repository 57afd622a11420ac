/// What a kind of record is called, where its files live and how it lives and ends.
///
/// Every record and every change carries its kind, so a copy is one reference to what all of them share.
public struct RecordKind: Sendable, Hashable, CustomStringConvertible {
  private let traits: Traits

  public init(
    name: String, folder: String, prefix: String, summary: String, isBounded: Bool = false, lifecycle: Lifecycle
  ) {
    traits = Traits(
      name: name, folder: folder, prefix: prefix, summary: summary, lifecycle: lifecycle, isBounded: isBounded)
  }

  /// `initiative`: what the record's `kind` says and commands are named after.
  public var name: String { traits.name }
  /// `initiatives`: the folder under `portfolio/`.
  public var folder: String { traits.folder }
  /// `INI`: what its ids begin with.
  public var prefix: String { traits.prefix }
  /// Whether a record holds one month, which its id ends with.
  public var isMonthly: Bool { prefix == RecordID.monthlyPrefix }
  /// An id of the kind, for examples: `INI-0001`.
  public var exampleID: String { "\(prefix)-0001\(isMonthly ? "-202609" : "")" }
  /// One sentence for lists and help.
  public var summary: String { traits.summary }
  public var lifecycle: Lifecycle { traits.lifecycle }
  /// Whether the organisation bounds how many there are, so that a hook may read the whole folder (DOMAIN.md §0).
  public var isBounded: Bool { traits.isBounded }

  public var description: String { name }

  public static func == (left: Self, right: Self) -> Bool {
    left.traits === right.traits || left.traits.name == right.traits.name
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(traits.name) }
}

/// What is said once of a kind.
private final class Traits: Sendable {
  let name: String
  let folder: String
  let prefix: String
  let summary: String
  let lifecycle: Lifecycle
  let isBounded: Bool

  init(name: String, folder: String, prefix: String, summary: String, lifecycle: Lifecycle, isBounded: Bool) {
    self.name = name
    self.folder = folder
    self.prefix = prefix
    self.summary = summary
    self.lifecycle = lifecycle
    self.isBounded = isBounded
  }
}
