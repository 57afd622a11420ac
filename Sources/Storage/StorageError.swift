/// Why a ledger could not be read or written.
public enum StorageError: Error, Sendable, CustomStringConvertible {
  /// The repository holds no ledger, or one that is not whole.
  case notALedger(String)
  /// The ledger's format is newer than this version.
  case newerFormat(Int64)
  /// The reference has no commit yet.
  case empty(reference: String)

  public var description: String {
    switch self {
    case .notALedger(let detail): "this is not a ledger: \(detail); folio init begins one"
    case .newerFormat(let format):
      "the ledger has format \(format), this folio reads \(LedgerIdentity.supportedFormat): install a newer one"
    case .empty(let reference): "\(reference) has no commit yet; folio init begins a ledger"
    }
  }
}
