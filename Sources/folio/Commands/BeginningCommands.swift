import ArgumentParser

/// The verbs that begin a ledger, fill it, and keep it in step with others.
let beginningCommands: [any ParsableCommand.Type] = [
  Init.self, Import.self, Sync.self, MergeFile.self, PolicyNoun.self,
]

/// `folio policy`.
struct PolicyNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Thresholds, roles and approval rows.", subcommands: policyCommands)
}
