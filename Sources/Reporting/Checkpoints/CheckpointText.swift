import Git
public import JSON
public import Operations

extension Checkpoint {
  /// What the note says, in a line.
  public var line: String { "\(count) commits to \(head)" }

  /// `{ledger, commits, head, digest, note}`; the note as it is to be kept.
  public func json(_ note: [UInt8]) -> JSONValue {
    [
      "ledger": .string(ledger), "commits": .integer(Int64(count)), "head": .string("\(head)"),
      "digest": .string("\(digest)"), "note": .string(String(decoding: note, as: UTF8.self)),
    ]
  }
}

extension HeldCheckpoint {
  /// What was held against history; nothing for a note that says nothing.
  var line: String? {
    checkpoint.map { "noted    \($0.line) by \(signers.joined(separator: ", "))" }
  }

  /// `{file, commits?, head?, signers}`
  var json: JSONValue {
    var fields: JSONObject = ["file": .string(name), "signers": .array(signers.map { .string($0) })]
    fields["commits"] = checkpoint.map { .integer(Int64($0.count)) }
    fields["head"] = checkpoint.map { .string("\($0.head)") }
    return .object(fields)
  }
}
