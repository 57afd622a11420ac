import ArgumentParser
import Glibc
import Platform

/// Where the process begins.
@main
enum Main {
  static func main() {
    Program.takesFullFilesAsErrors()
    let arguments = Array(CommandLine.arguments.dropFirst())
    // A hook runs at every commit and push: it goes past the parsing of arguments, which it has none of.
    if arguments.count >= 3, arguments[0] == "hook", arguments[1] == "run", !arguments[2].hasPrefix("-") {
      exit(HookRun(name: arguments[2], arguments: Array(arguments.dropFirst(3)))())
    }
    if arguments.count >= 3, arguments[0] == "guard", arguments[1] == "run", !arguments[2].hasPrefix("-") {
      exit(GuardRun(name: arguments[2], arguments: Array(arguments.dropFirst(3)))())
    }
    let arranged = LeadingOptions.moved(arguments)
    if let complaint = UnknownCommand.complaint(about: arranged) {
      try? StandardStream.errors.write([UInt8]("folio: \(complaint)\n".utf8))
      UsageFailure.emit(complaint, among: arranged)
      exit(ExitStatus.usage.rawValue)
    }
    var command = UsageFailure.parse(arranged)
    do {
      try command.run()
    } catch {
      Folio.exit(withError: error)
    }
  }
}
