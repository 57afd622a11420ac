import Foundation
import Platform

/// How a program ended and what it said, as text.
struct Ran: CustomStringConvertible {
  /// The exit code; 128 + n where signal n ended it, as a shell would say.
  let code: Int32
  let output: String
  let errors: String

  var description: String { "exit \(code)\n\(output)\(errors)" }

  /// The lines of standard error without git's own: what folio said itself.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// The lines that the server's hooks said, as git hands them on.
  var serverLines: [String] {
    errorLines.filter { $0.hasPrefix("remote: ") }
      .map { $0.dropFirst(8).description.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("TEST CLOCK") }
  }

  /// The rule codes of the blocks in `lines`, each once, in order.
  static func codes(in lines: [String]) -> [String] {
    var seen: [String] = []
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, words[1] == "block", !seen.contains(String(words[0])) else { continue }
      seen.append(String(words[0]))
    }
    return seen
  }

  /// What the server refused for.
  var serverCodes: [String] { Self.codes(in: serverLines) }

  /// What this program refused for, on either stream.
  var codes: [String] {
    Self.codes(in: (output + "\n" + errors).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("remote:") })
  }
}

enum Programs {
  /// The product, as built beside this test bundle.
  static let folio: String = {
    let bundle = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appending(path: "folio").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return checkout.appending(path: ".build/debug/folio").path
  }()

  /// All folders of this process; gone when the tests end.
  static let base: String = {
    atexit { try? FileManager.default.removeItem(atPath: Programs.base) }
    let path = NSTemporaryDirectory() + "folio-story-" + UUID().uuidString.prefix(8)
    try? FileManager.default.createDirectory(atPath: path + "/home", withIntermediateDirectories: true)
    return path
  }()

  static func makeFolder() throws -> String {
    let path = base + "/" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Nothing of the user's own settings, and a zone that no verdict may depend on.
  static func environment(_ more: [String: String] = [:]) -> Environment {
    let zones = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"]
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": base + "/home", "GIT_CONFIG_GLOBAL": base + "/home/.gitconfig",
      "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "TZ": zones.randomElement() ?? "UTC", "GIT_TERMINAL_PROMPT": "0",
    ]
    variables.merge(more) { $1 }
    return Environment(variables)
  }

  /// Runs a program in `folder`.
  @discardableResult
  static func run(
    _ program: String, _ arguments: [String], in folder: String, _ environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws -> Ran {
    var child = ChildProcess(program, arguments)
    child.environment = self.environment(environment)
    child.workingDirectory = folder
    child.input = .bytes(input)
    child.timeout = .seconds(120)
    let outcome = try child.run()
    let code: Int32 =
      switch outcome.ending {
      case .exited(let code): code
      case .signalled(let signal): 128 + signal
      case .timedOut: 124
      }
    return Ran(
      code: code,
      output: String(decoding: outcome.output, as: UTF8.self),
      errors: String(decoding: outcome.errors, as: UTF8.self)
    )
  }

  /// The same for a preparation that must succeed.
  @discardableResult
  static func must(
    _ program: String, _ arguments: [String], in folder: String, _ environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws -> String {
    let ran = try run(program, arguments, in: folder, environment, input: input)
    guard ran.code == 0 else { throw Failed(words: "\(program) \(arguments.joined(separator: " ")): \(ran)") }
    return ran.output.trimmingCharacters(in: .newlines)
  }

  struct Failed: Error, CustomStringConvertible {
    let words: String
    var description: String { words }
  }
}
