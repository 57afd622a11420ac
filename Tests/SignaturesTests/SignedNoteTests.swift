import Platform
import SeededRandom
import Testing

@testable import Signatures

struct SignedNoteTests {
  private let text = Array("alder#main\n\n3\nhead\n".utf8)

  private func signed(_ folder: String, _ type: String = "ed25519", name: String = "key") throws -> (
    note: SignedNote, key: SSHPublicKey
  ) {
    let path = try OpenSSH(folder: folder).makeKey(type, name: name)
    let signer = try SSHSigner(signingKey: path, environment: .current(), isInteractive: false)
    return (try signer.note(text, by: "alder/PER-0011", namespace: "note"), try signer.publicKey())
  }

  @Test(arguments: ["ed25519", "ecdsa", "rsa"]) func `a note is read as it was written`(type: String) throws {
    let folder = try TemporaryFolder(.current())
    let (note, key) = try signed(folder.path, type)

    let read = try SignedNote(note.bytes)

    #expect(read == note && read.text == text)
    #expect(try read.signers(among: [key], namespace: "note") == [key])
    #expect(throws: SignedNoteError.self) { try read.signers(among: [key], namespace: "git") }
  }

  @Test func `a line has the form that the specification gives it`() throws {
    let folder = try TemporaryFolder(.current())
    let lines = String(decoding: try signed(folder.path).note.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)

    #expect(lines.dropLast(2).elementsEqual(["alder#main", "", "3", "head", ""]))
    #expect(lines[5].hasPrefix("— alder/PER-0011 ") && lines[6].isEmpty)
  }

  @Test func `OpenSSH agrees on the signature in a note`() throws {
    let folder = try TemporaryFolder(.current())
    let (note, _) = try signed(folder.path)
    let armored = SignatureBlock.encode(try #require(note.signatures.first).value)

    #expect(try OpenSSH(folder: folder.path).accepts(armored, of: text, namespace: "note"))
  }

  @Test func `signatures of unknown keys are skipped, and one of a known key that fails rejects the note`() throws {
    let folder = try TemporaryFolder(.current())
    let (mine, key) = try signed(folder.path)
    let (other, stranger) = try signed(folder.path, name: "other")
    let foreign = NoteSignature(
      name: "witness.example/w1", keyID: [1, 2, 3, 4], value: [UInt8](repeating: 7, count: 72))
    let both = SignedNote(text: text, signatures: [foreign] + other.signatures + mine.signatures)

    #expect(try SignedNote(both.bytes).signers(among: [key], namespace: "note") == [key])
    #expect(throws: SignedNoteError.unknownSigners) {
      try SignedNote(text: text, signatures: other.signatures).signers(among: [key], namespace: "note")
    }
    let line = try #require(other.signatures.first)
    let forged = NoteSignature(
      name: line.name, keyID: NoteSignature.keyID(of: key, named: line.name), value: line.value)
    #expect(throws: SignedNoteError.doesNotHold(key.fingerprint, .doesNotMatch)) {
      try SignedNote(text: text, signatures: mine.signatures + [forged]).signers(
        among: [stranger, key], namespace: "note")
    }
  }

  @Test func `sixteen signatures are read`() throws {
    let folder = try TemporaryFolder(.current())
    let (mine, key) = try signed(folder.path)
    let others = (0..<15).map {
      NoteSignature(name: "w\($0)", keyID: [0, 0, 0, 1], value: [UInt8](repeating: 1, count: 5_000))
    }

    let note = try SignedNote(SignedNote(text: text, signatures: others + mine.signatures).bytes)

    #expect(note.signatures.count == 16)
    #expect(try note.signers(among: [key], namespace: "note") == [key])
  }

  @Test func `no byte of a note can be changed`() throws {
    let folder = try TemporaryFolder(.current())
    let (note, key) = try signed(folder.path)
    var random = SplitMix64(seed: 7)
    for place in note.bytes.indices {
      var bytes = note.bytes
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(throws: SignedNoteError.self, "byte \(place)") {
        _ = try SignedNote(bytes).signers(among: [key], namespace: "note")
      }
    }
  }

  @Test(arguments: [
    "", "\n", "text\n", "text\n\n", "text\n\n— name AAAAAAA=", "text\n\n- name AAAAAAA=\n", "text\n\n— name AAAAAA==\n",
    "text\n\n—  AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n— na me AAAAAAA=\n", "te\txt\n\n— name AAAAAAA=\n",
    "text\n\n— na\u{2003}me AAAAAAA=\n", "text\n\n— name AAAAAA=\n", "text\n\n— name AAAAAAA=\n\n",
    "\u{0}\n\n— n AAAAAAA=\n",
  ])
  func `what is no note is refused`(words: String) {
    #expect(throws: SignedNoteError.self) { try SignedNote(Array(words.utf8)) }
  }
}
