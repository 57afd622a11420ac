import ArgumentParser
import Calendars
import Governance
import Operations
import Reporting
import Rules

/// `folio freeze list`: the freezes, or every time that they are on between two days.
struct FreezeList: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the freezes, or with --from and --to every time that they are on.",
    discussion: """
      Between two days, approved freezes are listed a line for each time they come, on the clocks that they follow; the \
      last day is part of it.

      Examples:
        folio freeze list --status approved
        folio freeze list --from 2026-11-01 --to 2027-01-31
        folio freeze list --from 2026-11-01 --to 2027-01-31 --region DACH --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var asked: ListOptions<Freeze>

  @Option(name: .long, help: ArgumentHelp("The first day.", valueName: "date"))
  var from: CivilDate?

  @Option(name: .long, help: ArgumentHelp("The last day.", valueName: "date"))
  var to: CivilDate?

  @Option(name: .long, help: ArgumentHelp("Only what concerns this region; repeatable.", valueName: "region"))
  var region: [String] = []

  func validate() throws {
    if (from == nil) != (to == nil) { throw ValidationError("--from and --to go together") }
    if let from, let to, to < from { throw ValidationError("--to lies before --from") }
    if from != nil, asked.asksAnything {
      throw ValidationError("--from and --to list times of approved freezes; leave --status, --owner and --where out")
    }
    if from == nil, !region.isEmpty { throw ValidationError("--region goes with --from and --to") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    guard let from, let to else { return try asked.list(session(), console) }
    let view = try session().view(asOf: asked.read.asOf)
    let home = try view.home
    guard let interval = InstantInterval(from: home.start(of: from), to: home.start(of: to.adding(days: 1))) else {
      return .usage
    }
    let listing = try FreezeListing(interval, concerning: FreezeScope(regions: Set(region)), in: view)
    try console.say(lines: listing.lines(width: console.width, style: console.style))
    try console.emit(listing.json)
    return .clean
  }
}
