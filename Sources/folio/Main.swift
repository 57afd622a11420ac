import ArgumentParser
import Glibc

/// Where the process begins.
@main
enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // A hook runs at every commit and push: it goes past the parsing of arguments, which it has none of.
    if arguments.count >= 3, arguments[0] == "hook", arguments[1] == "run", !arguments[2].hasPrefix("-") {
      exit(HookRun(name: arguments[2], arguments: Array(arguments.dropFirst(3)))())
    }
    Folio.main(LeadingOptions.moved(arguments))
  }
}
