// SSH's wire format (RFC 4251 §5), as far as signing needs it.

extension [UInt8] {
  mutating func append(wireInteger number: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
  }

  /// The bytes with their length in front.
  mutating func append(wireString bytes: some Collection<UInt8>) {
    append(wireInteger: UInt32(bytes.count))
    append(contentsOf: bytes)
  }
}
