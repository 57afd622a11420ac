import Calendars
import Governance
public import JSON
public import Operations

extension ExceptionCoverage {
  /// The exceptions that covered the subject, or that none did; and what history cannot speak of.
  public func lines(style: Style) -> [String] {
    let time = "from \(span.start) to \(span.end)"
    let name = "\(TerminalText(subject))"
    let unknown = isKnown ? [] : [style.red("INCOMPLETE: " + limits)]
    guard covers.isEmpty else {
      return ["\(covers.count == 1 ? "1 exception" : "\(covers.count) exceptions") covered \(name) \(time)"]
        + covers.map { "  \($0.exception)  \($0.from) to \($0.to)  \(TerminalText($0.title))" } + unknown
    }
    return ["no exception covered \(name) \(time)" + (isKnown ? "" : ", as far as history speaks")] + unknown
  }

  private var limits: String {
    known.map {
      "history speaks of the time from \($0.start), when set-up ended, to \($0.end), when its newest commit was made"
    }
      ?? "the ledger is still set up, and history speaks of nothing yet"
  }

  /// `{subject, from, to, known_from?, known_to?, proven_none, covers: [{id, title, from, to}]}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "subject": .string(subject), "from": .string("\(span.start)"), "to": .string("\(span.end)"),
      "proven_none": .bool(isProvenNegative),
      "covers": .array(
        covers.map {
          [
            "id": .string($0.exception.text), "title": .string($0.title), "from": .string("\($0.from)"),
            "to": .string("\($0.to)"),
          ]
        }),
    ]
    fields["known_from"] = known.map { .string("\($0.start)") }
    fields["known_to"] = known.map { .string("\($0.end)") }
    return .object(fields)
  }
}
