public import JSON

/// The manual's page on one command, as `man` reads it.
public struct ManualPage: Sendable {
  /// `folio-change-new`.
  public let name: String
  public let text: String

  /// The pages of a command and of all commands in it, from what its parser says of itself.
  ///
  /// - Parameter command: `command` of what `folio --experimental-dump-help` prints.
  public static func all(of command: JSONValue, version: String) -> [ManualPage] {
    let inner = shown(command["subcommands"]).filter { $0.text("commandName") != "help" }
    return [ManualPage(command, inner, version)] + inner.flatMap { all(of: $0, version: version) }
  }

  private init(_ command: JSONValue, _ inner: [JSONValue], _ version: String) {
    let above = (command["superCommands"]?.arrayValue ?? []).compactMap(\.stringValue)
    let words = above + [command.text("commandName")]
    let name = words.joined(separator: "-")
    let arguments = Self.shown(command["arguments"])
    let (prose, examples) = Self.parts(of: command.text("discussion"))
    var page = Roff()
    page.begin(name, version)
    page.section("NAME", ["\(name) - \(command.text("abstract").trimmingPeriod)"])
    page.section("SYNOPSIS", [Self.synopsis(words, arguments, hasCommands: !inner.isEmpty)])
    page.section("DESCRIPTION", [command.text("abstract")] + prose)
    page.list("COMMANDS", inner.map { ("\(name)-\($0.text("commandName"))(1)", $0.text("abstract")) })
    page.list("ARGUMENTS AND OPTIONS", arguments.map { (Self.spelling($0), $0.text("abstract")) })
    page.list("EXIT STATUS", Self.endings)
    page.verbatim("EXAMPLES", examples)
    page.section("SEE ALSO", [above.isEmpty ? "git(1)" : "\(above.joined(separator: "-"))(1), git(1)"])
    self.name = name
    text = page.text
  }

  private static let endings = [
    ("0", "Done, or checked and clean."), ("1", "Refused, by a rule or by where a record stands."),
    ("2", "It could not be checked or done."), ("64", "Wrong usage."),
  ]

  private static func shown(_ list: JSONValue?) -> [JSONValue] {
    (list?.arrayValue ?? []).filter { $0["shouldDisplay"]?.boolValue != false }
  }

  private static func synopsis(_ words: [String], _ arguments: [JSONValue], hasCommands: Bool) -> String {
    let places = arguments.filter { $0.text("kind") == "positional" }.map { argument in
      let name = "<\(argument.text("valueName"))>" + (argument["isRepeating"]?.boolValue == true ? " ..." : "")
      return argument["isOptional"]?.boolValue == true ? "[\(name)]" : name
    }
    return (words + [hasCommands ? "<command>" : "[options]"] + places).joined(separator: " ")
  }

  /// `-m, --message <text>`.
  private static func spelling(_ argument: JSONValue) -> String {
    let value = "<\(argument.text("valueName"))>"
    let names = (argument["names"]?.arrayValue ?? []).map { name in
      (name.text("kind") == "long" ? "--" : "-") + name.text("name")
    }
    guard !names.isEmpty else { return value }
    let spelled = names.joined(separator: ", ")
    return argument.text("kind") == "option" ? "\(spelled) \(value)" : spelled
  }

  /// What is said, a paragraph each, and the lines under `Examples:`.
  private static func parts(of discussion: String) -> (prose: [String], examples: [String]) {
    let lines = discussion.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let heading = lines.firstIndex(of: "Examples:") ?? lines.endIndex
    let prose = lines[..<heading].split(separator: "").map { $0.joined(separator: "\n") }
    return (prose, lines[heading...].dropFirst().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 })
  }
}

extension JSONValue {
  fileprivate func text(_ key: String) -> String { self[key]?.stringValue ?? "" }
}

extension String {
  fileprivate var trimmingPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
