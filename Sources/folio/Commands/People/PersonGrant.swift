public import ArgumentParser
public import Calendars
import Governance
import Operations
import Storage

/// `folio person grant`: gives somebody a role.
struct PersonGrant: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give somebody a role.",
    discussion: """
      It counts once a second role_admin has run folio person confirm; while the ledger is set up it counts at once.

      Examples:
        folio person grant PER-0002 finance
        folio person grant PER-0005 process_owner --region DACH --from 2026-10-01 --to 2027-01-01
        folio person grant PER-0005 sponsor --initiative INI-0002
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Who.", completion: IDCompletion.of(Person.kind))
  var person: String

  @Argument(help: "The role.", completion: RoleName.completion)
  var role: String

  @Option(name: .long, help: ArgumentHelp("The first day; today without one.", valueName: "date"))
  var from: CivilDate?

  @Option(name: .long, help: ArgumentHelp("The first day on which it no longer holds.", valueName: "date"))
  var to: CivilDate?

  @Option(name: .long, help: "Only for this region; repeatable.")
  var region: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only for this forum; repeatable.", valueName: "FOR"),
    completion: IDCompletion.of(Forum.kind))
  var forum: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only for this initiative; repeatable.", valueName: "INI"),
    completion: IDCompletion.of(Initiative.kind))
  var initiative: [String] = []

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let person = try state.resolve(person, as: Person.kind)
    var grant = GrantRole(role, to: person)
    grant.from = from
    grant.to = to
    grant.regions = region
    grant.forums = try forum.map { try state.resolve($0, as: Forum.kind) }
    grant.initiatives = try initiative.map { try state.resolve($0, as: Initiative.kind) }
    return try writing(session, write, console)("Grant \(role) to \(person)", about: person) { edits, context in
      try grant.apply(to: &edits, context)
    }
  }
}

/// `folio person end`: ends a role.
struct PersonEnd: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a role that somebody holds; that counts at once.",
    discussion: """
      Examples:
        folio person end PER-0002 finance
        folio person end PER-0002 finance --on 2026-12-31
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Who.", completion: IDCompletion.of(Person.kind))
  var person: String

  @Argument(help: "The role.", completion: RoleName.completion)
  var role: String

  @Option(
    name: .long, help: ArgumentHelp("The first day on which it no longer holds; today without one.", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let person = try session.view().state.resolve(person, as: Person.kind)
    var end = EndRole(role, of: person)
    end.on = on
    return try writing(session, write, console)("End \(role) of \(person)", about: person) { edits, context in
      try end.apply(to: &edits, context)
    }
  }
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
