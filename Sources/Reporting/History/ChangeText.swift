public import JSON

/// What changed in a record, a line for each place: `budget total  420 → 442`.
public struct ChangeText {
  let value: ValueText
  let style: Style

  /// - Parameter limit: the most columns that each of the two values takes.
  public init(names: RecordNames = .none, style: Style = .plain, limit: Int? = 60) {
    value = ValueText(names: names, limit: limit)
    self.style = style
  }

  public func lines(_ changes: [JSONChange], indent: Int = 2) -> [String] {
    let places = changes.map { "\(TerminalText($0.pointer.description))" }
    let width = min(32, places.map(\.displayWidth).max() ?? 0)
    let margin = String(repeating: " ", count: indent)
    return zip(places, changes).map { place, change in
      "\(margin)\(style.dim(place.padded(to: width)))  \(words(change))"
    }
  }

  /// What happened at one place, without saying where.
  public func words(_ change: JSONChange) -> String {
    switch (change.from, change.to) {
    case (.array(let old)?, .array(let new)?): list(old, new)
    case (let from?, nil): "\(style.red("−")) \(value.text(from))"
    case (nil, let to): "\(style.green("+")) \(value.text(to))"
    case (let from?, let to?): "\(value.text(from)) → \(value.text(to))"
    }
  }

  /// What a list gained and lost; that it was put in another order, where it did neither.
  private func list(_ old: [JSONValue], _ new: [JSONValue]) -> String {
    let lost = old.filter { !new.contains($0) }.map { "\(style.red("−")) \(value.text($0))" }
    let gained = new.filter { !old.contains($0) }.map { "\(style.green("+")) \(value.text($0))" }
    return lost.isEmpty && gained.isEmpty ? "in another order" : (lost + gained).joined(separator: "; ")
  }
}

extension JSONChange {
  /// `{pointer, from?, to?}`
  public var json: JSONValue {
    var fields: JSONObject = ["pointer": .string(pointer.description)]
    fields["from"] = from
    fields["to"] = to
    return .object(fields)
  }
}
