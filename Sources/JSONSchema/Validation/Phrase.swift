import JSON

/// How expectations are worded.
enum Phrase {
  /// `a string or null`.
  static func types(_ types: TypeSet) -> String {
    let names: [(TypeSet, String)] = [
      (.string, "a string"), (.number, "a number"), (.integer, "an integer"), (.boolean, "true or false"),
      (.array, "an array"), (.object, "an object"), (.null, "null"),
    ]
    return list(names.filter { types.contains($0.0) }.map(\.1))
  }

  /// `one of draft, active`, `draft`.
  static func choices(_ values: [JSONValue]) -> String {
    let texts = values.map { $0.stringValue ?? $0.description }
    switch texts.count {
    case 0: return "nothing: no value is allowed here"
    case 1: return texts[0]
    default: return "one of " + texts.joined(separator: ", ")
    }
  }

  /// `a, b or c`.
  static func list(_ phrases: [String]) -> String {
    var unique: [String] = []
    for phrase in phrases where !unique.contains(phrase) { unique.append(phrase) }
    guard let last = unique.last, unique.count > 1 else { return unique.first ?? "" }
    return unique.dropLast().joined(separator: ", ") + " or " + last
  }

  static func atLeast(_ count: Int, _ thing: String) -> String { "at least \(count) \(thing)\(count == 1 ? "" : "s")" }

  static func atMost(_ count: Int, _ thing: String) -> String { "at most \(count) \(thing)\(count == 1 ? "" : "s")" }
}
