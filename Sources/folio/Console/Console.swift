import JSON
import Platform
import Reporting

/// Where a command's words go: results to the output, everything else to the errors.
struct Console {
  let isJSON: Bool
  let isQuiet: Bool
  let style: Style
  let errorStyle: Style

  init(_ options: GlobalOptions, _ environment: Environment) {
    isJSON = options.json
    isQuiet = options.quiet
    let mayColor = !options.noColor
    style = Style(hasColor: mayColor && Terminal.wantsColor(on: .output, environment))
    errorStyle = Style(hasColor: mayColor && Terminal.wantsColor(on: .errors, environment))
  }

  /// A result for people; not printed with `--json`, where `emit` stands for it.
  func say(_ line: String = "") throws {
    guard !isJSON else { return }
    try StandardStream.output.write([UInt8]((line + "\n").utf8))
  }

  /// The lines of a result for people, in one piece; with `--json` they are not even put together.
  func say(lines: @autoclosure () throws -> [String]) throws {
    guard !isJSON else { return }
    let text = try lines().map { $0 + "\n" }.joined()
    try StandardStream.output.write([UInt8](text.utf8))
  }

  /// Prints text that is for a program, as it is.
  func pass(_ text: String) throws { try StandardStream.output.write([UInt8](text.utf8)) }

  /// Progress and hints; silent with `--quiet` and `--json`.
  func tell(_ line: String) throws {
    guard !isQuiet, !isJSON else { return }
    try StandardStream.errors.write([UInt8]((line + "\n").utf8))
  }

  /// Whether somebody watches who wants to know how far long work is.
  var showsProgress: Bool { !isQuiet && !isJSON && StandardStream.errors.isTerminal }

  /// A refusal or a failure, always printed.
  func complain(_ line: String) throws { try StandardStream.errors.write([UInt8]((line + "\n").utf8)) }

  /// Why there is no result: in words, and with `--json` as JSON too.
  func fail(_ error: any Error, _ status: ExitStatus) throws {
    try complain("folio: \(error)")
    try emit(["error": .string("\(error)"), "status": .integer(Int64(status.rawValue))])
  }

  /// The result as JSON, with `--json` alone.
  func emit(_ value: @autoclosure () throws -> JSONValue) throws {
    guard isJSON else { return }
    try Self.write(value())
  }

  /// A result that is JSON whatever `--json` says.
  static func write(_ value: JSONValue) throws { try StandardStream.output.write(CanonicalJSON.bytes(of: value)) }
}
