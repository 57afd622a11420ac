import CLibical
import ICalendar

/// The doors to libical 3.
enum Libical {}

/// libical cannot do what it is asked to.
struct LibicalError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Libical {
  /// The properties that a content line holds: one, or one for each value that it lists.
  ///
  /// libical leaves out what it does not understand. What it left out is a fault here: it says so itself of values and
  /// names, parameters are counted, and numbers compared, which libical lets overflow.
  static func properties(of line: ICalendarLines.Line) throws(ICalendarFault) -> [ICalendarProperty] {
    let head = LineHead(line.text)
    if head.value.isEmpty { return [ICalendarProperty(head.name, "", line: line.number)] }
    func fault(_ problem: String) -> ICalendarFault {
      ICalendarFault(line: line.number, found: line.text, problem: problem)
    }

    let component = LibicalComponent(parsing: "BEGIN:VCALENDAR\r\n\(line.text)\r\nEND:VCALENDAR\r\n")
    guard let component else { throw fault("it is no content line of iCalendar") }
    var properties: [ICalendarProperty] = []
    var numeric = NumericValue.none
    var next = unsafe icalcomponent_get_first_property(component.pointer, ICAL_ANY_PROPERTY)
    while let property = unsafe next {
      unsafe next = icalcomponent_get_next_property(component.pointer, ICAL_ANY_PROPERTY)
      let (text, parameters) = unsafe (text(ofValueOf: property), parameters(of: property))
      if unsafe icalproperty_isa(property) == ICAL_XLICERROR_PROPERTY { throw fault(words(of: text)) }
      guard parameters.count == head.parameterCount else { throw fault("one of its parameters is not understood") }
      numeric = unsafe NumericValue(icalvalue_isa(icalproperty_get_value(property)))
      let name = unsafe string(icalproperty_get_property_name(property)).uppercased()
      properties.append(ICalendarProperty(name, text, parameters, line: line.number))
    }
    guard !properties.isEmpty else { throw fault("it is no content line of iCalendar") }
    guard numeric.holds(head.value, as: properties.map(\.value)) else {
      throw fault("a number in it is no such number, or too large")
    }
    return properties
  }

  /// What libical complains of, without what it did about it.
  private static func words(of complaint: String) -> String {
    let words = complaint.split(separator: ". Removing", maxSplits: 1)
    return words.first.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "it is not understood"
  }

  private static func text(ofValueOf property: OpaquePointer) -> String {
    guard let value = unsafe icalproperty_get_value(property) else { return "" }
    switch unsafe icalvalue_isa(value) {
    case ICAL_TEXT_VALUE: return unsafe string(icalvalue_get_text(value))
    case ICAL_X_VALUE: return unsafe string(icalvalue_get_x(value))
    default: return unsafe string(icalvalue_as_ical_string(value))
    }
  }

  private static func parameters(of property: OpaquePointer) -> [String: String] {
    var found: [String: String] = [:]
    var next = unsafe icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER)
    while let parameter = unsafe next {
      let parts = unsafe string(icalparameter_as_ical_string(parameter)).split(separator: "=", maxSplits: 1)
      let value = parts.count == 2 ? parts[1] : ""
      if let name = parts.first {
        found[name.uppercased()] = String(value.hasPrefix("\"") ? value.dropFirst().dropLast() : value)
      }
      unsafe next = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)
    }
    return found
  }

  /// A copy of what libical keeps in a ring of buffers of its own.
  static func string(_ text: UnsafePointer<CChar>?) -> String { unsafe text.map { unsafe String(cString: $0) } ?? "" }
}

/// What stands before the value of a content line.
private struct LineHead {
  /// In capitals.
  let name: String
  let parameterCount: Int
  let value: Substring

  init(_ line: String) {
    var isQuoted = false
    var semicolons = 0
    let head = line.prefix { character in
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == ";" { semicolons += 1 }
      return isQuoted || character != ":"
    }
    name = head.prefix { $0 != ";" }.uppercased()
    parameterCount = semicolons
    value = line[head.endIndex...].dropFirst()
  }
}
