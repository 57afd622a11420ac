import Governance
public import JSON
public import Operations

/// A commit on one line: `abc1234  2026-09-09T09:00:00Z  PER-0007 Grace  Apply CHG-0001`.
public struct NoteText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  public func line(_ note: CommitNote) -> String {
    "\(style.yellow(note.shortID))  \(note.time)  \(author(note))  \(TerminalText(note.subject))"
  }

  /// Who made it; the bare address of somebody who was nobody in the ledger then.
  func author(_ note: CommitNote) -> String { note.author.map(names.full) ?? "\(TerminalText(note.email))" }
}

extension CommitNote {
  /// `{commit, time, author?, email, message, set_up?}`
  public var json: JSONValue { .object(jsonFields) }

  var jsonFields: JSONObject {
    var fields: JSONObject = [
      "commit": .string(hexID), "time": .string("\(time)"), "email": .string(email), "message": .string(subject),
    ]
    fields["author"] = author.map { .string($0.text) }
    if isSetUp { fields["set_up"] = true }
    return fields
  }
}

extension RecordVersion {
  /// The commit's fields and `changes`.
  public var json: JSONValue {
    var fields = note.jsonFields
    fields["changes"] = .array(changes.map(\.json))
    return .object(fields)
  }
}

extension FieldOrigin {
  /// The commit's fields, `pointer` and `value`.
  public var json: JSONValue {
    var fields = note.jsonFields
    fields["pointer"] = .string(pointer.description)
    fields["value"] = value
    return .object(fields)
  }
}

extension RecordDifference {
  /// `{id, new?, changes}`
  public var json: JSONValue {
    var fields: JSONObject = ["id": .string(after.id.text), "changes": .array(changes.map(\.json))]
    if before == nil { fields["new"] = true }
    return .object(fields)
  }
}
