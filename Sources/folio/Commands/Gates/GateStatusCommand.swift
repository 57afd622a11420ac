import ArgumentParser
import Governance
import Operations
import Reporting
import Storage

/// `folio gate status`: what each gate asks, what is met, and what is missing.
struct GateStatusCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what each gate of an initiative asks, what is met and what is missing.",
    discussion: """
      Exits 0 whatever it shows; a gate that is not passed yet is no fault.

      Examples:
        folio gate status INI-0009
        folio gate status INI-0009 --as-of 2026-06-30
        folio gate status INI-0009 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "The initiative's id, or the beginning of it.", completion: IDCompletion.of(Initiative.kind))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let status = try GateStatus(of: view.state.resolve(id, as: Initiative.kind), in: view)
    let names = RecordNames(view)
    let text = GateText(
      names: names, style: console.style, violations: ViolationText(style: console.style))
    try console.say(lines: text.lines(status))
    try console.emit(status.json)
    return .clean
  }
}
