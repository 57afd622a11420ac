public import JSON

/// A place that two sides changed differently, with both values.
public struct ConflictText: Sendable {
  public init() {}

  /// `PATH /budget/total: yours is 442, theirs is 430 (it was 420)`.
  public func line(_ conflict: JSONConflict, in path: String) -> String {
    let place = conflict.pointer == .root ? "" : " \(TerminalText(conflict.pointer.description))"
    return "\(TerminalText(path))\(place): yours is \(shown(conflict.ours)), theirs is \(shown(conflict.theirs)) "
      + "(it was \(shown(conflict.base)))"
  }

  public func json(_ conflict: JSONConflict) -> JSONValue {
    var fields: JSONObject = ["pointer": .string(conflict.pointer.description)]
    fields["base"] = conflict.base
    fields["ours"] = conflict.ours
    fields["theirs"] = conflict.theirs
    return .object(fields)
  }

  /// A value on one line, cut where it is long.
  private func shown(_ value: JSONValue?) -> String {
    guard let value else { return "nothing" }
    let text = String(decoding: CanonicalJSON.compact(of: value), as: UTF8.self)
    return TerminalText(text.count > 120 ? text.prefix(119) + "…" : text).description
  }
}
