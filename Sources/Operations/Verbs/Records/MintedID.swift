public import Governance

extension RecordID {
  /// A new id of `kind`, which is not monthly, with 8 random characters, so that two clones never mint the same.
  public static func minted(for kind: RecordKind, using generator: inout some RandomNumberGenerator) -> RecordID {
    let suffix = String((0..<8).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
    return RecordID("\(kind.prefix)-\(suffix)")!  // a kind's prefix is three capitals, and the alphabet is an id's
  }
}
