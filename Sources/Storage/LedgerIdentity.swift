public import Governance
public import JSON

/// What `portfolio/ledger.json` says: written once by `folio init` and never changed (GIT-06).
public struct LedgerIdentity: Sendable, Hashable {
  /// The format that this version reads.
  public static let supportedFormat: Int64 = 1

  /// 26 random characters of Crockford base32, which name the ledger for ever.
  public let ledger: String
  /// How many of an id's last characters become folders.
  public let shards: Int

  public init(ledger: String, shards: Int) {
    self.ledger = ledger
    self.shards = shards
  }

  /// - Throws: `StorageError` when the file is of a newer format or not what it should be.
  public init(_ json: JSONValue) throws(StorageError) {
    guard let format = json["format"]?.integerValue else { throw .notALedger("portfolio/ledger.json names no format") }
    guard format == Self.supportedFormat else { throw .newerFormat(format) }
    guard let ledger = json["ledger"]?.stringValue, let shards = json["shards"]?.integerValue, (0...2).contains(shards)
    else { throw .notALedger("portfolio/ledger.json names no ledger or no shards") }
    self.init(ledger: ledger, shards: Int(shards))
  }

  public var layout: LedgerLayout { LedgerLayout(shards: shards) }

  public var json: JSONValue {
    ["format": .integer(Self.supportedFormat), "ledger": .string(ledger), "shards": .integer(Int64(shards))]
  }
}
