import ArgumentParser
import Governance
import Operations
import Reporting
import Storage

/// `folio capacity status`: who needs whom, and when.
struct CapacityStatus: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what each pool has, what is committed and what a plan takes, by quarter.",
    discussion: """
      Exits 1 where somebody is promised twice.

      Examples:
        folio capacity
        folio capacity status --plan PFL-0001 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Option(
    name: .long, help: ArgumentHelp("Count this cycle's plan; the newest one's without it.", valueName: "PFL"),
    completion: IDCompletion.of(Portfolio.kind))
  var plan: String?

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let overview = try CapacityOverview(plan.map { try view.state.resolve($0, as: Portfolio.kind) }, in: view)
    try console.say(lines: CapacityText(style: console.style, width: console.width).lines(overview))
    try console.emit(overview.json)
    return overview.overbooked.isEmpty ? .clean : .refused
  }
}
