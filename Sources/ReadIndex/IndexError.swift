/// Why the index did not answer: never a reason for a question to fail, since Git can be asked instead.
public struct IndexError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// Somebody else is writing it.
    case busy
    /// The file is damaged, not an index, or of another ledger or version: it is to be thrown away.
    case unusable
    /// The history is not the line that an index is made of.
    case notALine
    /// Anything else: a full disk, a folder that cannot be written.
    case failed
  }

  public let kind: Kind
  /// What was being done: `open the read index`.
  public let action: String
  public let detail: String

  public init(_ kind: Kind, _ action: String, _ detail: String) {
    self.kind = kind
    self.action = action
    self.detail = detail
  }

  public var description: String { "could not \(action): \(detail)" }
}
