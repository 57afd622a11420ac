import ArgumentParser

/// `folio hook`: the doors that git opens.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Have git ask the rules before it commits, pushes or receives.",
    subcommands: [HookInstall.self, HookRunCommand.self])
}

/// `folio hook run`, for its help; what git executes goes past it.
struct HookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run one hook, as the installed hook files do.",
    discussion: """
      Git calls it: pre-commit, commit-msg, pre-push, pre-receive, update, post-receive, reference-transaction.

      Examples:
        folio hook run pre-commit
      """)

  @Argument(help: "The hook's name.")
  var name: String

  @Argument(parsing: .allUnrecognized, help: "What git gives the hook.")
  var arguments: [String] = []

  func run() throws { throw ExitCode(HookRun(name: name, arguments: arguments)()) }
}
