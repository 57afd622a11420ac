@testable import Signatures

/// Any bytes are no signature, or one that has these bytes and no others.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignature(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = unsafe bytes(start, count)
  if let armored = try? SSHSignature(armored: text) {
    let block = SignatureBlock.encode(armored.blob)
    demand(text == block || text == block.dropLast(), "a signature has one text, but for a line feed at its end")
    demandNobodySigned(armored)
  }
  let inBlock = try? SSHSignature(armored: SignatureBlock.encode(text))
  guard let signature = try? SSHSignature(blob: text) else {
    demand(inBlock == nil, "what is no signature is none in a block")
    return 0
  }
  demand(signature.blob == text, "a signature is written with one sequence of bytes")
  let fits = SignatureBlock.encode(text).count <= SignatureBlock.sizeLimit
  demand(inBlock?.blob == (fits ? text : nil), "a block holds the signature that was put into it")
  demandNobodySigned(signature)

  let key = signature.publicKey
  demand((try? SSHPublicKey(key.description)) == key, "a key is read as it is printed")
  demand((try? SSHPublicKey(blob: key.blob)) == key, "a key is read from its bytes")
  return 0
}

/// What was found by searching signs nothing of what it has never seen.
private func demandNobodySigned(_ signature: SSHSignature) {
  let message = Array("a message that nobody signs".utf8)
  demand((try? signature.verify(message: message, namespace: "git")) == nil, "nothing found by chance is a signature")
}

extension SSHSignature {
  /// The bytes that say what this signature says (openssh-portable, `PROTOCOL.sshsig`).
  fileprivate var blob: [UInt8] {
    var blob = Self.magic
    blob.append(wireInteger: 1)
    blob.append(wireString: publicKey.blob)
    blob.append(wireString: namespace)
    blob.append(wireString: [])
    blob.append(wireString: Array(hash.rawValue.utf8))
    blob.append(wireString: innermost)
    return blob
  }

  private var innermost: [UInt8] {
    var bytes: [UInt8] = []
    switch value {
    case .ed25519(let value):
      bytes.append(wireString: Array(publicKey.algorithm.rawValue.utf8))
      bytes.append(wireString: value)
    case .rsa(let value, let hash):
      bytes.append(wireString: Array("rsa-sha2-\(hash == .sha512 ? 512 : 256)".utf8))
      bytes.append(wireString: value)
    case .ecdsa(let value):
      var numbers: [UInt8] = []
      for number in [value.prefix(32), value.suffix(32)] { numbers.append(wireString: Self.positive(number)) }
      bytes.append(wireString: Array(publicKey.algorithm.rawValue.utf8))
      bytes.append(wireString: numbers)
    case .securityKey(let value, let flags, let counter):
      bytes.append(wireString: Array(publicKey.algorithm.rawValue.utf8))
      bytes.append(wireString: value)
      bytes.append(flags)
      bytes.append(wireInteger: counter)
    }
    return bytes
  }

  /// A positive number as RFC 4251 §5 writes it: without leading zeros, but for one that keeps it positive.
  private static func positive(_ number: ArraySlice<UInt8>) -> [UInt8] {
    let digits = number.drop { $0 == 0 }
    return (digits.first.map { $0 >= 0x80 } == true ? [0] : []) + digits
  }
}
