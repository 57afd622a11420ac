import Glibc
import ICalendar
import JSON
import Platform

/// `folio-ical`: reads and writes RFC 5545 text for `folio`, which starts the faster for not having libical in it.
///
/// `folio-ical read` takes iCalendar and gives JSON; `folio-ical write` takes JSON and gives iCalendar, both from
/// standard input to standard output. It sees no ledger, file or clock. Exits 0, with 2 where it could not, and with 64
/// for wrong usage.
@main
enum Main {
  /// More than this no calendar holds that somebody wrote.
  static let limit = 64 << 20

  static func main() {
    do {
      switch Array(CommandLine.arguments.dropFirst()) {
      case ["read"]: try StandardStream.output.write(read(StandardStream.readInput(limit: limit)))
      case ["write"]: try StandardStream.output.write(write(StandardStream.readInput(limit: limit)))
      default: end("usage: folio-ical read|write; folio freeze export and folio freeze import run it", status: 64)
      }
    } catch {
      end("folio-ical: \(error)", status: 2)
    }
  }

  private static func read(_ bytes: [UInt8]) -> [UInt8] {
    let file = ICalendarFile(bytes) { line throws(ICalendarFault) in try Libical.properties(of: line) }
    return CanonicalJSON.compact(of: file.json)
  }

  private static func write(_ bytes: [UInt8]) throws -> [UInt8] {
    let json = try JSONParser.parse(bytes, limits: .document)
    guard let calendar = ICalendarComponent(json: json) else { throw LibicalError("the input describes no calendar") }
    return try Libical.text(of: calendar)
  }

  private static func end(_ words: String, status: Int32) -> Never {
    // Who cannot be told learns it from the status.
    try? StandardStream.errors.write([UInt8]("\(words)\n".utf8))
    exit(status)
  }
}
