public import Git
public import JSON

/// How far a ledger's history had come: what a signed note says, and what later histories are held against.
///
/// ```
/// 01J8ZQ4V7M3T9X2C5N6B8D0F1G#main
/// 214
/// 9f2c…(40) 51be…(64)
/// ```
///
/// The ledger's id and its branch, the number of commits on the first-parent line, and the newest commit: its id, and a
/// SHA-256 over all of them (`DigestedLine`), because the id is a SHA-1.
public struct Checkpoint: Sendable, Hashable {
  /// The signature namespace, which is not git's, so that no note can be passed off as a commit's.
  public static let namespace = "folio-checkpoint"

  /// The ledger's id in `portfolio/ledger.json`.
  public let ledger: String
  /// How many commits there were, the root among them.
  public let count: Int
  public let head: ObjectID
  public let digest: SHA256Digest

  init(ledger: String, count: Int, head: ObjectID, digest: SHA256Digest) {
    (self.ledger, self.count, self.head, self.digest) = (ledger, count, head, digest)
  }

  /// What the note says.
  var text: [UInt8] { Array("\(ledger)#main\n\(count)\n\(head) \(digest)\n".utf8) }

  /// Reads what a note says; nothing when it is not spelled just so.
  init?(text: [UInt8]) {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0].hasSuffix("#main"), let count = Int(lines[1]), count > 0 else { return nil }
    let names = lines[2].split(separator: " ", omittingEmptySubsequences: false)
    guard names.count == 2, let head = ObjectID(hex: names[0]), let digest = SHA256Digest(hex: String(names[1])) else {
      return nil
    }
    self.init(ledger: String(lines[0].dropLast(5)), count: count, head: head, digest: digest)
    guard !ledger.isEmpty, self.text == text else { return nil }
  }
}
