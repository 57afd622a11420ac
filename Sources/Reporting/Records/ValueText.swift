import Governance
public import JSON

/// Values of records in words on one line.
public struct ValueText {
  let names: RecordNames
  /// The most columns that a value takes; nothing for all.
  let limit: Int?

  public init(names: RecordNames = .none, limit: Int? = nil) {
    self.names = names
    self.limit = limit
  }

  /// The value as a person would write it; `nothing` for an empty place.
  public func text(_ value: JSONValue?) -> String {
    let text = value.map { words($0, depth: 0) } ?? "nothing"
    return limit.map { text.truncated(to: $0) } ?? text
  }

  private func words(_ value: JSONValue, depth: Int) -> String {
    switch value {
    case .null: return "null"
    case .bool(let truth): return truth ? "yes" : "no"
    case .integer(let number): return "\(number)"
    case .number(let number): return "\(number)"
    case .string(let text): return string(text)
    case .array(let elements):
      return elements.isEmpty ? "none" : elements.map { words($0, depth: depth + 1) }.joined(separator: depth == 0 ? ", " : " ")
    case .object(let members):
      if let touch = touch(members) { return touch }
      let inner = members.filter { $0.key != "id" }.map { "\(label($0.key)) \(words($0.value, depth: depth + 1))" }
      let text = ([members["id"]?.stringValue].compactMap { $0 } + [inner.joined(separator: ", ")]).joined(separator: " ")
      return depth == 0 ? text : "(\(text))"
    }
  }

  /// A digest is shown by its beginning; `--json` has all of it.
  private func string(_ text: String) -> String {
    let isDigest = text.utf8.count == 64 && text.utf8.allSatisfy { $0.isLowerHexadecimal }
    return isDigest ? text.prefix(12) + "…" : names.full(text)
  }

  /// `/budget/total 420 → 442`
  private func touch(_ members: JSONObject) -> String? {
    guard let path = members["path"]?.stringValue, members.keys.allSatisfy({ ["path", "from", "to"].contains($0) })
    else { return nil }
    let ends = [members["from"], members["to"]].map { $0.map { words($0, depth: 1) } ?? "nothing" }
    return "\(TerminalText(path)) \(ends.joined(separator: " → "))"
  }
}

/// A field's name as people read it: `created_at` is `created at`.
func label(_ name: String) -> String { "\(TerminalText(String(name.map { $0 == "_" ? " " : $0 })))" }

extension UInt8 {
  fileprivate var isLowerHexadecimal: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
