public import ICalendar
import JSON
import Platform

/// RFC 5545 text is read and written by `folio-ical`.
private let companion = Companion(name: "folio-ical")

extension ICalendarComponent {
  /// The bytes of the file.
  ///
  /// - Throws: `PlatformError` where `folio-ical` is not there or fails.
  public func bytes() throws -> [UInt8] { try companion.run(["write"], CanonicalJSON.compact(of: json)) }
}

extension ICalendarFile {
  /// What stands in the file that `bytes` are.
  ///
  /// - Throws: `PlatformError` where `folio-ical` is not there or fails.
  init(reading bytes: [UInt8]) throws {
    let answer = try companion.run(["read"], bytes)
    guard let file = ICalendarFile(json: try JSONParser.parse(answer, limits: .document)) else {
      throw PlatformError("use", companion.name, .because("it is of another version than folio; install both again"))
    }
    self = file
  }
}
