import ArgumentParser

/// `folio guard`: a repository of code that obeys the calendar of a ledger.
struct GuardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard", abstract: "Have any Git repository obey the freeze calendar and the changes of a ledger.",
    discussion: """
      Pushes to what .folio/guard.json governs need an approved change that covers them, and wait while the calendar is \
      frozen. A push names its change: git push -o folio-change=CHG-0007, or a trailer Folio-Change: CHG-0007.

      Examples:
        folio guard install --ledger ~/alder
        folio guard status
        folio guard check --change CHG-0007
      """,
    subcommands: [
      GuardInstall.self, GuardStatusCommand.self, GuardCheck.self, GuardUninstall.self, GuardRunCommand.self,
    ])
}

/// `folio guard run`, for its help; what git executes goes past it.
struct GuardRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the guard's hook, as the installed hook file does.",
    discussion: """
      Git calls it: pre-push or pre-receive.

      Examples:
        folio guard run pre-push origin https://example.org/ivr.git
      """)

  @Argument(help: "The hook's name.")
  var name: String

  @Argument(parsing: .allUnrecognized, help: "What git gives the hook.")
  var arguments: [String] = []

  func run() throws { throw ExitCode(GuardRun(name: name, arguments: arguments)()) }
}
