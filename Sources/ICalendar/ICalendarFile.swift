public import JSON

/// What an iCalendar file holds: its calendars, and everything in it that is not iCalendar.
public struct ICalendarFile: Sendable {
  public private(set) var calendars: [ICalendarComponent] = []
  /// In order of line.
  public private(set) var faults: [ICalendarFault]

  /// Takes one content line apart: one property, or one for each value where it lists several.
  public typealias Parse = (ICalendarLines.Line) throws(ICalendarFault) -> [ICalendarProperty]

  /// How deep components may lie in one another; RFC 5545 knows three levels.
  private static let deepest = 8

  /// - Parameter parse: reads every content line but BEGIN and END.
  public init(_ bytes: [UInt8], parse: Parse) {
    let text = ICalendarLines(bytes)
    faults = text.faults
    var open: [ICalendarComponent] = []
    for line in text.lines {
      do throws(ICalendarFault) {
        try read(line, &open, parse)
      } catch {
        faults.append(error)
      }
    }
    for component in open.reversed() {
      let line = component.line ?? 1
      faults.append(ICalendarFault(line: line, found: "BEGIN:\(component.name)", problem: "it has no END"))
    }
    if calendars.isEmpty, faults.isEmpty {
      faults.append(ICalendarFault(line: 1, found: "", problem: "there is no BEGIN:VCALENDAR"))
    }
    faults.sort { $0.line < $1.line }
  }

  private mutating func read(
    _ line: ICalendarLines.Line, _ open: inout [ICalendarComponent], _ parse: Parse
  ) throws(ICalendarFault) {
    func fault(_ problem: String) -> ICalendarFault {
      ICalendarFault(line: line.number, found: line.text, problem: problem)
    }
    let parts = line.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.count == 2 ? parts[1].uppercased() : ""
    switch parts[0].uppercased() {
    case "BEGIN":
      guard open.count < Self.deepest else { throw fault("components lie too deep in one another") }
      guard !open.isEmpty || name == "VCALENDAR" else { throw fault("a file begins with BEGIN:VCALENDAR") }
      open.append(ICalendarComponent(name, line: line.number))
    case "END":
      guard let last = open.last, last.name == name else {
        throw fault(open.last.map { "END:\($0.name) is expected" } ?? "nothing is open that it could end")
      }
      open.removeLast()
      if open.isEmpty { calendars.append(last) } else { open[open.count - 1].components.append(last) }
    default:
      guard !open.isEmpty else { throw fault("it stands outside of BEGIN:VCALENDAR and END:VCALENDAR") }
      open[open.count - 1].properties += try parse(line)
    }
  }
}

extension ICalendarFile {
  /// `{calendars, faults}`
  public var json: JSONValue {
    ["calendars": .array(calendars.map(\.json)), "faults": .array(faults.map(\.json))]
  }

  /// Nil for what is not such an object, or holds what is not.
  public init?(json: JSONValue) {
    guard let calendars = json["calendars"]?.arrayValue, let faults = json["faults"]?.arrayValue else { return nil }
    self.calendars = calendars.compactMap { ICalendarComponent(json: $0) }
    self.faults = faults.compactMap { ICalendarFault(json: $0) }
    guard self.calendars.count == calendars.count, self.faults.count == faults.count else { return nil }
  }
}
