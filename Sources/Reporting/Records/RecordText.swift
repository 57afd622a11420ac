public import Governance
import JSON
public import Operations

/// A record for people to read: what it is called, where it stands, and its fields in the order of its schema.
public struct RecordText {
  let names: RecordNames
  let style: Style
  /// The columns of the terminal.
  let width: Int

  public init(names: RecordNames = .none, style: Style = .plain, width: Int? = nil) {
    self.names = names
    self.style = style
    self.width = max(40, width ?? 100)
  }

  /// The lines of the record; fields that the schema does not name come last.
  public func lines(_ record: Record, _ outline: SchemaOutline) -> [String] {
    let heading = "\(style.bold(record.id.text))  \(TerminalText(record.title))"
    let next = record.kind.lifecycle.next(of: record)
    let after = next.isEmpty ? "" : style.dim(" → \(next.joined(separator: " | "))")
    let standing = "\(record.kind) · \(TerminalText(record.status))\(after)"
    return [heading, standing, ""] + block(record.fields, outline.fields.map(\.name), indent: 0, outline.fields)
  }

  /// What the heading says already.
  private static let said: Set<String> = ["id", "kind", "schema", "title", "status"]

  private func block(
    _ members: JSONObject, _ order: [String], indent: Int, _ outline: [SchemaOutline.Field]
  ) -> [String] {
    let known = order.filter { members[$0] != nil }
    let keys = (known + members.keys.filter { !known.contains($0) }).filter { indent > 0 || !Self.said.contains($0) }
    let labelWidth = min(22, keys.map { label($0).displayWidth }.max() ?? 0)
    return keys.flatMap { key -> [String] in
      guard let value = members[key] else { return [] }
      let field = outline.first { $0.name == key }
      return entry(label(key), value, labelWidth: labelWidth, indent: indent, field)
    }
  }

  private func entry(
    _ name: String, _ value: JSONValue, labelWidth: Int, indent: Int, _ field: SchemaOutline.Field?
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let head = margin + style.dim(name)
    switch value {
    case .object(let members) where members.isEmpty: return []
    case .object(let members):
      guard let field, field.isOpen || !field.inner.isEmpty || indent == 0 else {
        return [head + "  " + "\(members.count) field\(members.count == 1 ? "" : "s") (--json shows them)"]
      }
      if field.isOpen {
        return [head]
          + members.flatMap { hanging("", "\(names.full($0.key))  \(text($0.value, field))", indent: indent + 2) }
      }
      return [head] + block(members, field.inner.map(\.name), indent: indent + 2, field.inner)
    case .array(let elements) where isList(elements):
      return [head] + elements.flatMap { hanging("- ", text($0, field), indent: indent + 2) }
    default:
      let text = ValueText(names: names).text(value)
      let lines = text.wrapped(to: max(20, width - indent - labelWidth - 2))
      let blank = String(repeating: " ", count: indent + labelWidth + 2)
      let first = margin + style.dim(name.padded(to: labelWidth)) + "  " + (lines.first ?? "")
      return [first] + lines.dropFirst().map { blank + $0 }
    }
  }

  /// Whether each element deserves a line of its own: objects, sentences, and ids, which are shown with their titles.
  private func isList(_ elements: [JSONValue]) -> Bool {
    elements.contains { $0.objectValue != nil }
      || elements.count > 1
        && elements.contains { $0.stringValue.map { $0.contains(" ") || RecordID($0) != nil } ?? false }
  }

  private func text(_ value: JSONValue, _ field: SchemaOutline.Field?) -> String {
    ValueText(names: names).text(value, field?.inner ?? [])
  }

  private func hanging(_ bullet: String, _ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let lines = text.wrapped(to: max(20, width - indent - bullet.count))
    return lines.enumerated().map {
      margin + ($0.offset == 0 ? bullet : String(repeating: " ", count: bullet.count)) + $0.element
    }
  }
}
