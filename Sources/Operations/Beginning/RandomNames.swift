public import Governance
public import Storage

extension LedgerIdentity {
  /// A ledger with a new name: 26 random characters of Crockford base32, which is 130 bits.
  public static func minted(shards: Int, using generator: inout some RandomNumberGenerator) -> LedgerIdentity {
    LedgerIdentity(ledger: String.crockford(26, using: &generator), shards: shards)
  }
}

extension RecordKind {
  /// An id with 8 random characters, so that two clones never mint the same one.
  public func mintID(using generator: inout some RandomNumberGenerator) -> RecordID {
    RecordID("\(prefix)-\(String.crockford(8, using: &generator))")!  // a prefix and 8 characters of its alphabet
  }
}

extension String {
  fileprivate static func crockford(_ count: Int, using generator: inout some RandomNumberGenerator) -> String {
    String((0..<count).map { _ in RecordID.alphabet.randomElement(using: &generator) ?? "0" })
  }
}
