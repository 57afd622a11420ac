import JSON
public import Operations

/// The fields of a kind of record for people: what may stand where, and what it is for.
public struct OutlineText {
  let style: Style
  let width: Int

  public init(style: Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = max(40, width ?? 100)
  }

  public func lines(_ outline: SchemaOutline) -> [String] {
    let heading = "\(style.bold(outline.name))  \(outline.title)"
    return [heading] + outline.summary.wrapped(to: width) + [""] + fields(outline.fields, indent: 0)
      + ["", "* required  b changes only through change control"]
  }

  private func fields(_ fields: [SchemaOutline.Field], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return fields.flatMap { field -> [String] in
      let marks = (field.isRequired ? "*" : " ") + (field.isBaselined ? "b" : " ")
      let name = margin + style.bold(field.name)
      let blanks = String(repeating: " ", count: max(1, 24 - indent - field.name.count))
      let text = field.summary.isEmpty ? field.expects : "\(field.expects): \(field.summary)"
      let lines = text.wrapped(to: max(30, width - 28))
      let rest = lines.dropFirst().map { String(repeating: " ", count: 27) + $0 }
      return ["\(marks) \(name)\(blanks)\(lines.first ?? "")"] + rest + self.fields(field.inner, indent: indent + 2)
    }
  }
}
