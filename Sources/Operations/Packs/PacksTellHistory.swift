import Rules

/// What is wrong with a pack, and with which of its files.
struct PackFault: Error, Sendable, Hashable {
  /// The path of the file in the pack; empty for the pack itself.
  let path: String
  let message: Violation.Message

  init(_ path: String, _ message: Violation.Message) { (self.path, self.message) = (path, message) }

  /// A pack is whole and says what its own history gives.
  ///
  /// `folio audit verify-pack FILE` asks it of a pack that `folio audit pack` made. It is an archive as folio writes it,
  /// its files are those that the manifest names with their SHA-256, the history in it begins with the root that is
  /// pinned in it, and every other file (policies, registers, verdict, report, the manifest too) is, byte for byte, what
  /// that history gives when it is replayed and read again. Nothing is believed for standing in the pack.
  static let rule = RuleID(code: "AUD-03", name: "packs-tell-history")

  func violation(madeBy version: String?) -> Violation {
    Violation(
      rule: Self.rule, subject: path.isEmpty ? "pack" : path, message: message,
      fix: version.map { .makeAgain($0) } ?? .askAgain)
  }
}

extension Violation.Message {
  static let notJSON: Self = "It is not what folio writes there"
  static let otherFormat: Self = "The pack is of another format than this folio reads"
  static let missing: Self = "It is missing"
  static let unnamed: Self = "The manifest does not name it"
  static let altered: Self = "Its bytes are not those that the manifest names"
  static let otherwise: Self = "The history in the pack gives another"
  static func unreadable(_ reason: String) -> Self { "It cannot be read: \(reason)" }
  static func otherRoot(_ found: String, _ pinned: String) -> Self {
    "The pack is pinned to \(found), and you trust \(pinned)"
  }
  fileprivate static let askAgain: Self = "ask for the pack again from whoever made it, and compare its SHA-256"
  fileprivate static func makeAgain(_ version: String) -> Self {
    "ask for the pack again from whoever made it; it says that folio \(version) did, and another version may read history otherwise"
  }
}
