import JSON
public import Operations

/// Every field of a record beside the commit that gave it its value.
public struct OriginText {
  let names: RecordNames

  public init(names: RecordNames = .none) { self.names = names }

  public func table(_ origins: [FieldOrigin]) -> TextTable {
    let note = NoteText(names: names)
    let value = ValueText(names: names)
    return TextTable(
      [
        TextTable.Column("field"), TextTable.Column("value", isFlexible: true), TextTable.Column("commit"),
        TextTable.Column("when"), TextTable.Column("author", isFlexible: true),
      ],
      origins.map {
        ["\($0.pointer)", value.text($0.value), $0.note.shortID, "\($0.note.time)", note.author($0.note)]
      })
  }
}
