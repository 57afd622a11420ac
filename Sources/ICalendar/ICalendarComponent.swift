/// A part of an iCalendar file between its BEGIN and its END (RFC 5545 §3.6): a VCALENDAR, a VEVENT, a VTIMEZONE.
public struct ICalendarComponent: Hashable, Sendable {
  /// In capitals: `VEVENT`.
  public let name: String
  public var properties: [ICalendarProperty]
  public var components: [ICalendarComponent]
  /// Where its BEGIN stands in the file it was read from, counted from 1; nil for one that was made.
  public let line: Int?

  public init(
    _ name: String, _ properties: [ICalendarProperty] = [], components: [ICalendarComponent] = [], line: Int? = nil
  ) {
    self.name = name
    self.properties = properties
    self.components = components
    self.line = line
  }

  /// The properties called `name`, in order.
  public func all(_ name: String) -> [ICalendarProperty] { properties.filter { $0.name == name } }

  /// The first property called `name`.
  public func first(_ name: String) -> ICalendarProperty? { properties.first { $0.name == name } }
}

/// A property of a component: a content line, unfolded and taken apart (RFC 5545 §3.1).
public struct ICalendarProperty: Hashable, Sendable {
  /// In capitals: `DTSTART`.
  public let name: String
  /// By name in capitals; of several values, as they stand with commas between them.
  public let parameters: [String: String]
  /// Text as it is meant, without backslashes; any other value as RFC 5545 §3.3 writes it, one of a list at a time.
  public let value: String
  /// Where it begins in the file it was read from, counted from 1; nil for one that was made.
  public let line: Int?

  public init(_ name: String, _ value: String, _ parameters: [String: String] = [:], line: Int? = nil) {
    self.name = name
    self.value = value
    self.parameters = parameters
    self.line = line
  }

  /// Whether it says the same, wherever it stands.
  public func says(_ other: ICalendarProperty) -> Bool {
    name == other.name && value.utf8.elementsEqual(other.value.utf8) && parameters == other.parameters
  }
}
