import ArgumentParser

/// `folio gate`: an initiative's way through its stage gates.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "Take an initiative through its stage gates.",
    subcommands: [GateStatusCommand.self, GateOpen.self, GateClose.self, GateDone.self])
}
