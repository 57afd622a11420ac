import ArgumentParser
import JSON

/// Why arguments could not be read: with `--json` among them as JSON too, as every other failure.
enum UsageFailure {
  static func emit(_ words: String, among arguments: [String]) {
    guard arguments.prefix(while: { $0 != "--" }).contains("--json") else { return }
    try? Console.write(["error": .string(words), "status": .integer(Int64(ExitStatus.usage.rawValue))])
  }

  /// The command that `arguments` name; what is wrong with them ends the process, as do help and version.
  static func parse(_ arguments: [String]) -> any ParsableCommand {
    do {
      return try Folio.parseAsRoot(arguments)
    } catch {
      if Folio.exitCode(for: error) == .validationFailure { emit(Folio.message(for: error), among: arguments) }
      Folio.exit(withError: error)
    }
  }
}
