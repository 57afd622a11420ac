/// The mode of a tree's entry as it was written, not as libgit2 would round it.
public struct EntryMode: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A file that is not executable, the one sort of file that a ledger holds.
  public static let file = EntryMode(rawValue: 0o100644)
  public static let directory = EntryMode(rawValue: 0o040000)

  /// Whether it is a plain file, executable or not, and neither link nor directory.
  public var isFile: Bool { rawValue & 0o170000 == 0o100000 }

  /// Whether git takes the entry for a directory.
  public var isDirectory: Bool { rawValue & 0o170000 == 0o040000 }
}

extension EntryMode: CustomStringConvertible {
  /// In octal, as git shows it: `100644`, `40000`.
  public var description: String { String(rawValue, radix: 8) }
}
