/// Finds IBANs (ISO 13616): a country, two check digits and the account, of the country's length, whose checksum holds.
///
/// Written in one or in groups of four. The lengths are those of the SWIFT IBAN registry.
enum AccountNumber {
  static func isFound(in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      isLetter(bytes[index]) && (index == 0 || isBoundary(bytes[index - 1])) && isAccount(at: index, in: bytes)
    }
  }

  private static func isBoundary(_ byte: UInt8) -> Bool { !isWordCharacter(byte) && !"+/-".utf8.contains(byte) }

  private static func isAccount(at start: Int, in bytes: [UInt8]) -> Bool {
    guard start + 4 <= bytes.count, isLetter(bytes[start + 1]), isDigit(bytes[start + 2]), isDigit(bytes[start + 3]),
      let length = length(of: (upper(bytes[start]), upper(bytes[start + 1])))
    else { return false }

    var account: [UInt8] = []
    var index = start
    while index < bytes.count, account.count < length {
      if isDigit(bytes[index]) || isLetter(bytes[index]) {
        account.append(upper(bytes[index]))
      } else if bytes[index] != UInt8(ascii: " ") || account.count % 4 != 0 {
        return false
      }
      index += 1
    }
    guard account.count == length, index == bytes.count || !isWordCharacter(bytes[index]) else { return false }
    return hasChecksum(account)
  }

  /// ISO 7064 modulus 97: the first four characters moved to the end, letters as 10 to 35, leave 1.
  private static func hasChecksum(_ account: [UInt8]) -> Bool {
    let remainder = (account[4...] + account[..<4]).reduce(0) { remainder, byte in
      isDigit(byte)
        ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
        : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
    }
    return remainder == 1
  }

  private static func upper(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte & 0xDF : byte }

  private static func length(of country: (UInt8, UInt8)) -> Int? {
    lengths[String(decoding: [country.0, country.1], as: UTF8.self)]
  }

  private static let lengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20,
    "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
  ]
}
