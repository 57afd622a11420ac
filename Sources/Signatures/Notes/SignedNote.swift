/// A text with the signatures of one or more keys below it: a C2SP signed note (https://c2sp.org/signed-note).
///
/// ```
/// 01J8ZQ4V7M3T9X2C5N6B8D0F1G#main
/// 214
/// 9f2c… 51be…
///
/// — 01J8ZQ4V7M3T9X2C5N6B8D0F1G/PER-0011 base64(key id and signature)
/// ```
///
/// What the text says is not believed until `signers(among:namespace:)` has been asked.
public struct SignedNote: Sendable, Hashable {
  /// What is signed, with the line feed at its end.
  public let text: [UInt8]
  public let signatures: [NoteSignature]

  /// Far more than the sixteen signatures that every reader of notes takes.
  public static let sizeLimit = 1 << 18
  static let signatureLimit = 64

  /// Reads a note; every byte must be accounted for.
  public init(_ bytes: [UInt8]) throws(SignedNoteError) {
    guard bytes.count <= Self.sizeLimit else { throw .malformed("it is longer than \(Self.sizeLimit) bytes") }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .malformed("it is not UTF-8") }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == Self.lineFeed }) else {
      throw .malformed("it holds control characters")
    }
    // The last empty line ends the text, which may hold others.
    let ends = bytes.indices.dropFirst().last { bytes[$0] == Self.lineFeed && bytes[$0 - 1] == Self.lineFeed }
    guard let end = ends, bytes.last == Self.lineFeed, end < bytes.count - 1 else {
      throw .malformed("no signatures follow an empty line")
    }
    let lines = bytes[(end + 1)...].dropLast().split(separator: Self.lineFeed, omittingEmptySubsequences: false)
    guard lines.count <= Self.signatureLimit else {
      throw .malformed("it has \(lines.count) signatures, limit \(Self.signatureLimit)")
    }
    text = Array(bytes[..<end])
    var signatures: [NoteSignature] = []
    for line in lines { signatures.append(try NoteSignature(line: line)) }
    self.signatures = signatures
  }

  /// The note in bytes.
  public var bytes: [UInt8] { text + [Self.lineFeed] + signatures.flatMap(\.line) }

  init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Those of `keys` that signed the text for `namespace`, in the order of their signatures.
  ///
  /// Signatures of other keys say nothing.
  ///
  /// - Throws: `.doesNotHold` when a signature of one of `keys` is not good, `.unknownSigners` when there is none.
  public func signers(among keys: [SSHPublicKey], namespace: String) throws(SignedNoteError) -> [SSHPublicKey] {
    var signers: [SSHPublicKey] = []
    for signature in signatures {
      guard let key = keys.first(where: { NoteSignature.keyID(of: $0, named: signature.name) == signature.keyID })
      else { continue }
      do throws(SSHSignatureError) {
        let inner = try SSHSignature(blob: signature.value)
        guard inner.publicKey == key else { throw .doesNotMatch }
        try inner.verify(message: text, namespace: namespace)
      } catch {
        throw .doesNotHold(key.fingerprint, error)
      }
      if !signers.contains(key) { signers.append(key) }
    }
    guard !signers.isEmpty else { throw .unknownSigners }
    return signers
  }

  static let lineFeed = UInt8(ascii: "\n")
}

/// Why a note counts for nothing. Each is a clause that can follow "the note: ".
public enum SignedNoteError: Error, Hashable, CustomStringConvertible {
  /// It is no signed note, or no signed note that Folio wrote.
  case malformed(String)
  /// None of the keys that the reader knows signed it.
  case unknownSigners
  /// A key that the reader knows, by its fingerprint, did not sign this text.
  case doesNotHold(String, SSHSignatureError)

  public var description: String {
    switch self {
    case .malformed(let detail): "it is no signed note: \(detail)"
    case .unknownSigners: "no key that is known here signed it"
    case .doesNotHold(let key, let error): "the signature of \(key) does not hold: \(error)"
    }
  }
}
