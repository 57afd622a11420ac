import Calendars
import Git
import JSON
import Signatures

/// What a server wrote down of one reference of a push: from where to where it moved, and when.
struct Receipt: Sendable, Hashable {
  let move: ReferenceMove
  let at: Instant

  /// What the server's key signs.
  var fields: JSONObject {
    var fields: JSONObject = ["at": .string(at.description), "reference": .string(move.name)]
    fields["old"] = move.old.map { .string($0.description) }
    fields["new"] = move.new.map { .string($0.description) }
    return fields
  }

  init(_ move: ReferenceMove, at time: Instant) {
    self.move = move
    at = time
  }

  /// Reads one line of the book, which `key` must have signed.
  init(line: [UInt8], signedBy key: SSHPublicKey) throws(Fault) {
    guard let read = try? JSONParser.parse(line, limits: .record), var fields = read.objectValue,
      let at = fields["at"]?.stringValue.flatMap(Instant.init), let name = fields["reference"]?.stringValue
    else { throw Fault(reason: "it is no receipt") }
    guard let armored = fields["signature"]?.stringValue else { throw Fault(reason: "it is not signed") }
    move = ReferenceMove(
      name: name, old: fields["old"]?.stringValue.flatMap { ObjectID(hex: $0) },
      new: fields["new"]?.stringValue.flatMap { ObjectID(hex: $0) })
    self.at = at
    fields["signature"] = nil
    // What was read above must be all that was signed, or a line could say one thing and mean another.
    guard fields == self.fields else { throw Fault(reason: "it is no receipt") }
    do throws(SSHSignatureError) {
      let signature = try SSHSignature(armored: Array(armored.utf8))
      try signature.verify(message: CanonicalJSON.compact(of: .object(fields)), namespace: ReceiptBook.namespace)
      guard signature.publicKey == key else { throw .doesNotMatch }
    } catch {
      throw Fault(reason: "its signature does not hold: \(error)")
    }
  }

  /// Why a line counts for nothing.
  struct Fault: Error, Sendable {
    let reason: String
  }
}
