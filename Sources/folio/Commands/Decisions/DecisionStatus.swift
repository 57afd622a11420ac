import ArgumentParser
import Governance
import Operations
import Reporting
import Storage

/// `folio decision status`: how the vote stands.
struct DecisionStatus: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the votes on a decision, what is missing, and who can still vote.",
    discussion: """
      Examples:
        folio decision status DEC-0007
        folio decision status DEC-0007 --json
        folio decision status DEC-0007 --now 2026-10-01T09:00:00Z
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Decision.kind))
  var id: String

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let standing = try DecisionStanding(of: view.state.resolve(id, as: Decision.kind), in: view)
    try console.say(lines: StandingText(names: RecordNames(view), style: console.style).lines(standing))
    try console.emit(standing.json)
    return .clean
  }
}
