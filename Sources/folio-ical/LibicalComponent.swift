import CLibical

/// A component of libical and everything in it, freed when it is dropped.
@safe struct LibicalComponent: ~Copyable {
  let pointer: OpaquePointer

  /// Nil where libical finds no component in `text`.
  init?(parsing text: String) {
    icalerror_set_errors_are_fatal(0)
    guard let pointer = unsafe icalparser_parse_string(text) else { return nil }
    unsafe self.pointer = pointer
  }

  /// - Throws: `LibicalError` where libical knows no component called `name`.
  init(_ name: String) throws(LibicalError) {
    icalerror_set_errors_are_fatal(0)
    let kind = unsafe icalcomponent_string_to_kind(name)
    guard kind != ICAL_NO_COMPONENT, let pointer = unsafe icalcomponent_new(kind) else {
      throw LibicalError("libical knows no component \(name)")
    }
    unsafe self.pointer = pointer
  }

  deinit { unsafe icalcomponent_free(pointer) }

  /// Gives the component to whoever frees it from now on.
  consuming func handOver() -> OpaquePointer {
    let pointer = unsafe pointer
    discard self
    return unsafe pointer
  }
}
