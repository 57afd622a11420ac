import Governance
public import JSON
public import Operations

/// What of an iCalendar file no freeze can be, for people: the place as compilers write it, then the way out.
public struct EventRefusalText {
  private let file: String
  private let style: Style

  /// - Parameter file: what the person called it.
  public init(file: String, style: Style = .plain) {
    self.file = file
    self.style = style
  }

  public func lines(_ refusal: EventRefusal) -> [String] {
    let place = style.bold("\(TerminalText(file)):\(refusal.line)")
    let fix = refusal.fix.map { ["  fix: \(TerminalText($0))"] } ?? []
    return ["\(place): \(TerminalText(refusal.found)): \(TerminalText(refusal.problem))"] + fix
  }
}

extension EventRefusal {
  /// `{line, found, problem, fix?}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "line": .integer(Int64(line)), "found": .string(found), "problem": .string(problem),
    ]
    fields["fix"] = fix.map { .string($0) }
    return .object(fields)
  }
}

extension ImportFreezes.Entry {
  /// `{id, title, act}`; act is new, updated or unchanged.
  public var json: JSONValue {
    ["id": .string(freeze.id.text), "title": .string(freeze.title), "act": .string(act.rawValue)]
  }
}
