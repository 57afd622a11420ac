import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio audit`: what an auditor asks.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Ask what an auditor asks: who changed what, when, under whose authority.",
    subcommands: [
      TrailCommand.self, AuditExceptions.self, AuditBreaches.self, AuditPackCommand.self, VerifyPackCommand.self,
    ])
}

/// `folio audit trail`: the life of a record or of one field.
struct TrailCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail", abstract: "Show every value a record had, who gave it, and what authorised it.",
    discussion: """
      Oldest first: for each commit the places that it changed, its author and time, the change request that it applied, \
      the decision behind it with every vote, and the exceptions that it relied on.

      Examples:
        folio audit trail INI-0002
        folio audit trail INI-0002 --field /budget/total
        folio audit trail POL-0001 --field thresholds.change --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(nil))
  var id: String

  @Option(name: .long, help: ArgumentHelp("Only this place and what lies in it.", valueName: "place"))
  var field: String?

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let place = try field.map { try FieldAssignment.place($0) } ?? .root
    let trail = try AuditTrail(of: view.state.resolve(id), field: place, in: view)
    guard !trail.entries.isEmpty else {
      throw UsageError(
        "\(trail.record.id) never had anything at \(place)",
        hint: "folio schema show \(trail.record.kind) lists its fields")
    }
    try console.say(lines: TrailText(names: RecordNames(view), style: console.style).lines(trail))
    try console.emit(trail.json)
    return .clean
  }
}
