import ICalendar

/// Something in an iCalendar file that no freeze can be: where, what stands there, what is wrong, what to do.
public struct EventRefusal: Error, Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// The property as it stands there, cut short where it is long.
  public let found: String
  public let problem: String
  public let fix: String?

  init(_ fault: ICalendarFault) {
    (line, found, problem, fix) = (fault.line, fault.found, fault.problem, nil)
  }

  init(_ property: ICalendarProperty, _ problem: String, fix: String? = nil) {
    let fault = ICalendarFault(line: property.line ?? 1, found: property.text, problem: problem)
    (line, found, self.problem, self.fix) = (fault.line, fault.found, problem, fix)
  }

  init(_ component: ICalendarComponent, _ problem: String, fix: String? = nil) {
    (line, found) = (component.line ?? 1, "BEGIN:\(component.name)")
    (self.problem, self.fix) = (problem, fix)
  }
}

extension ICalendarProperty {
  /// About as it stands in a file, unfolded and unescaped.
  var text: String {
    name + parameters.sorted { $0.key < $1.key }.map { ";\($0.key)=\($0.value)" }.joined() + ":" + value
  }

  /// Whether it means the same, in whatever order a rule lists its parts.
  func means(_ other: ICalendarProperty) -> Bool {
    guard name == "RRULE", other.name == name else { return says(other) }
    return ruleParts == other.ruleParts
  }

  private var ruleParts: Set<[String]> {
    Set(
      value.split(separator: ";").map { $0.split(whereSeparator: { $0 == "=" || $0 == "," }).map(String.init).sorted() }
    )
  }
}
