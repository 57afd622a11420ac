public import JSON

/// Something in a file that is not iCalendar: where, what stands there, and what is wrong with it.
public struct ICalendarFault: Error, Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// The content line, cut short where it is long.
  public let found: String
  public let problem: String

  public init(line: Int, found: String, problem: String) {
    self.line = line
    self.found = found.count > 80 ? found.prefix(79) + "…" : found
    self.problem = problem
  }
}

extension ICalendarFault {
  public var json: JSONValue {
    ["line": .integer(Int64(line)), "found": .string(found), "problem": .string(problem)]
  }

  /// Nil for what is not such an object.
  public init?(json: JSONValue) {
    guard let line = json["line"]?.integerValue, let found = json["found"]?.stringValue,
      let problem = json["problem"]?.stringValue
    else { return nil }
    self.init(line: Int(line), found: found, problem: problem)
  }
}
