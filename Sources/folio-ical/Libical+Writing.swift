import CLibical
import ICalendar

extension Libical {
  /// The text of `calendar`: escaped, folded after 75 bytes, lines ended as RFC 5545 §3.1 asks.
  ///
  /// - Throws: `LibicalError` where libical does not know a name, or a value is not one.
  static func text(of calendar: ICalendarComponent) throws(LibicalError) -> [UInt8] {
    let component = try component(calendar)
    guard let text = unsafe icalcomponent_as_ical_string_r(component.pointer) else {
      throw LibicalError("libical could not write \(calendar.name)")
    }
    defer { unsafe icalmemory_free_buffer(text) }
    return unsafe Array(String(cString: text).utf8)
  }

  private static func component(_ described: ICalendarComponent) throws(LibicalError) -> LibicalComponent {
    let component = try LibicalComponent(described.name)
    for property in described.properties { try add(property, to: component) }
    for part in described.components {
      unsafe icalcomponent_add_component(component.pointer, try Self.component(part).handOver())
    }
    return component
  }

  private static func add(
    _ described: ICalendarProperty, to component: borrowing LibicalComponent
  ) throws(LibicalError) {
    let isOwn = described.name.hasPrefix("X-")
    let kind = isOwn ? ICAL_X_PROPERTY : unsafe icalproperty_string_to_kind(described.name)
    guard kind != ICAL_NO_PROPERTY, let property = unsafe icalproperty_new(kind) else {
      throw LibicalError("libical knows no property \(described.name)")
    }
    // From here on the component frees it.
    unsafe icalcomponent_add_property(component.pointer, property)
    if isOwn { unsafe icalproperty_set_x_name(property, described.name) }
    for (name, value) in described.parameters.sorted(by: { $0.key < $1.key }) {
      let parameter = unsafe icalparameter_new_from_value_string(icalparameter_string_to_kind(name), value)
      guard let parameter = unsafe parameter else { throw LibicalError("libical knows no parameter \(name)=\(value)") }
      unsafe icalproperty_add_parameter(property, parameter)
    }
    guard let value = unsafe value(of: described, kind) else {
      throw LibicalError("'\(described.value)' is no value of \(described.name)")
    }
    unsafe icalproperty_set_value(property, value)
  }

  private static func value(of described: ICalendarProperty, _ kind: icalproperty_kind) -> OpaquePointer? {
    let valueKind =
      if let name = described.parameters["VALUE"] {
        unsafe icalvalue_string_to_kind(name)
      } else {
        icalproperty_kind_to_value_kind(kind)
      }
    switch valueKind {
    case ICAL_TEXT_VALUE: return unsafe icalvalue_new_text(described.value)
    case ICAL_X_VALUE: return unsafe icalvalue_new_x(described.value)
    default: return unsafe icalvalue_new_from_string(valueKind, described.value)
    }
  }
}
