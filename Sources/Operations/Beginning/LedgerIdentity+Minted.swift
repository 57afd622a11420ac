import Governance
public import Storage

extension LedgerIdentity {
  /// A ledger with a new name: 26 random characters of Crockford base32, which is 130 bits.
  public static func minted(shards: Int, using generator: inout some RandomNumberGenerator) -> LedgerIdentity {
    LedgerIdentity(ledger: String.crockford(26, using: &generator), shards: shards)
  }
}

extension String {
  fileprivate static func crockford(_ count: Int, using generator: inout some RandomNumberGenerator) -> String {
    String((0..<count).map { _ in RecordID.alphabet.randomElement(using: &generator) ?? "0" })
  }
}
