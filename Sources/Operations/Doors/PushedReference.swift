public import Git
import Storage

/// One line that git hands to `pre-push`: what is pushed, and what the remote has.
public struct PushedReference: Sendable, Hashable {
  public let local: ObjectID?
  public let remoteName: String
  /// Nothing when the remote has no such reference.
  public let remote: ObjectID?

  /// Whether the ledger's history is what is pushed to.
  public var isLedgers: Bool { remoteName == Ledger.mainReference }

  /// The lines `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID`.
  public static func parse(_ input: [UInt8]) throws -> [PushedReference] {
    try String(decoding: input, as: UTF8.self).split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      guard words.count == 4, let local = ObjectID(hex: words[1]), let remote = ObjectID(hex: words[3]) else {
        throw UsageError("git wrote '\(line)' where LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID was expected")
      }
      return PushedReference(
        local: local == .zero ? nil : local, remoteName: String(words[2]), remote: remote == .zero ? nil : remote)
    }
  }
}
