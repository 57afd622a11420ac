/// The text around a signature: a header, base64 in lines of 70 columns, a footer.
///
/// This is how `ssh-keygen` and git write it, and the only way that is read: whoever could fold the lines otherwise could
/// change a commit's id without changing its signature.
enum SignatureBlock {
  static let header = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
  static let footer = Array("\n-----END SSH SIGNATURE-----".utf8)
  static let columns = 70
  /// Far more than an RSA key of 8,192 bits needs.
  static let sizeLimit = 16_384

  /// The bytes in a block. A single line feed may follow the footer, and nothing else.
  static func decode(_ text: [UInt8]) throws(SSHSignatureError) -> [UInt8] {
    guard text.count <= sizeLimit else { throw .notABlock("it is longer than \(sizeLimit) bytes") }
    guard text.starts(with: header) else { throw .notABlock("its first line is not the header") }
    var body = text.dropFirst(header.count)
    if body.last == UInt8(ascii: "\n") { body = body.dropLast() }
    guard body.count > footer.count, body.suffix(footer.count).elementsEqual(footer) else {
      throw .notABlock("its last line is not the footer")
    }
    body = body.dropLast(footer.count)

    var digits: [UInt8] = []
    digits.reserveCapacity(body.count)
    var rest = body
    while rest.count > columns {
      digits += rest.prefix(columns)
      rest = rest.dropFirst(columns)
      guard rest.removeFirst() == UInt8(ascii: "\n"), !rest.isEmpty else {
        throw .notABlock("its lines are not of \(columns) columns")
      }
    }
    digits += rest
    guard let bytes = Base64.decode(digits[...]) else { throw .notABlock("its lines are not plain base64") }
    return bytes
  }

  /// The block for `bytes`, with a line feed at its end.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text = header
    var rest = Base64.encode(bytes)[...]
    while !rest.isEmpty {
      text += rest.prefix(columns)
      rest = rest.dropFirst(columns)
      if !rest.isEmpty { text.append(UInt8(ascii: "\n")) }
    }
    return text + footer + [UInt8(ascii: "\n")]
  }
}
