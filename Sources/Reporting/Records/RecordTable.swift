public import Governance
import JSON

/// Records of one kind, a line each: id, status, title, owner and what tells them apart.
public struct RecordTable {
  private let table: TextTable

  public init(_ records: [Record], of kind: RecordKind, names: RecordNames = .none) {
    let type = RecordCatalog.types.first { $0.kind == kind }
    let telling = (type as? any TellingFields.Type)?.telling ?? []
    let columns =
      [TextTable.Column("id"), TextTable.Column("status"), TextTable.Column("title", isFlexible: true)]
      + telling.map { pointer in
        let isNumeric = records.contains { $0[pointer]?.integerValue != nil }
        return TextTable.Column(label(pointer.lastToken ?? ""), isNumeric: isNumeric)
      } + [TextTable.Column("owner", isFlexible: true)]
    let value = ValueText()
    table = TextTable(
      columns,
      records.map { record in
        [record.id.text, record.status, record.title]
          + telling.map { record[$0].map { value.text($0) } ?? "" } + [record.owner.map(names.full) ?? ""]
      })
  }

  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(width: Int? = nil, style: Style = .plain) -> [String] { table.lines(width: width, style: style) }
}
