extension SSHSigner {
  /// The note that says `text`, signed with this key for `namespace` under `name`.
  ///
  /// - Parameter text: UTF-8 without control characters, with a line feed at its end.
  /// - Throws: `SSHSignerError` when the key does not sign.
  public func note(_ text: [UInt8], by name: String, namespace: String) throws(SSHSignerError) -> SignedNote {
    precondition(NoteSignature.isName(name), "'\(name)' is no name of a key")
    let key = try publicKey()
    let armored = try sign(text, namespace: namespace)
    do throws(SSHSignatureError) {
      let signature = NoteSignature(
        name: name, keyID: NoteSignature.keyID(of: key, named: name), value: try SignatureBlock.decode(armored))
      return SignedNote(text: text, signatures: [signature])
    } catch {
      throw .refused(program: program, "its signature is not good: \(error)")
    }
  }
}
