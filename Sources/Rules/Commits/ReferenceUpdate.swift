public import Governance

/// A reference as a push or a local command would move it; the doors that see references judge it before any commit.
public struct ReferenceUpdate: Sendable, Hashable {
  /// `refs/heads/main`
  public let name: String
  /// The commit that it points to, in hexadecimal; nothing when it is new.
  public let old: String?
  /// The commit that it shall point to; nothing when it is deleted.
  public let new: String?
  /// Whether `new` descends from `old`; true for a new reference.
  public let isFastForward: Bool
  /// Who stands behind the new tip: its signer, or its author in a ledger that requires no signatures; nothing when
  /// that is nobody whom the ledger knows.
  public var pusher: RecordID?

  public init(name: String, old: String?, new: String?, isFastForward: Bool, pusher: RecordID? = nil) {
    self.name = name
    self.old = old
    self.new = new
    self.isFastForward = isFastForward
    self.pusher = pusher
  }

  public var isDeletion: Bool { new == nil }

  /// The one reference that is the ledger.
  public static let main = "refs/heads/main"

  public var isMain: Bool { name == Self.main }

  /// The person whose drafts lie under `refs/heads/draft/<PER>/`, or nothing when it is no draft.
  public var draftOwner: RecordID? {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard parts.count > 4, parts[0...2] == ["refs", "heads", "draft"], parts.allSatisfy({ !$0.isEmpty }),
      let owner = RecordID(parts[3]), owner.prefix == Person.kind.prefix
    else { return nil }
    return owner
  }
}
