/// The sizes and numbers that a ledger stays within, so that every check ends and fits in memory (GIT-07).
public struct Limits: Sendable, Hashable {
  /// The bytes of one file under `portfolio/`, `schemas/` or `hooks/`.
  public var recordBytes = 1 << 20
  /// How deeply the values of a record are nested.
  public var recordDepth = 32
  /// The bytes of one commit object.
  public var commitBytes = 64 << 10
  /// The bytes of one tree object.
  public var treeBytes = 8 << 20
  /// The bytes of one path.
  public var pathBytes = 255
  /// How many names a path has, the file's own included.
  public var pathLevels = 8
  /// How many records one commit changes.
  public var changedRecords = 1_000
  /// How many records one commit changes while the ledger is set up.
  public var changedRecordsInSetUp = 100_000
  /// How many commits one push brings.
  public var commitsInPush = 10_000

  public static let standard = Limits()

  public init() {}
}
