import ArgumentParser
import Calendars
import Governance
import Operations
import Storage

/// `folio person delegate`: lends your votes to somebody.
struct PersonDelegate: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegate", abstract: "Lend your own votes to somebody, in some roles, for some time.",
    discussion: """
      One hop only: a delegate cannot pass them on, and is bound by what binds you.

      Examples:
        folio person delegate PER-0005 finance --to 2026-10-15
        folio person delegate PER-0005 finance risk --from 2026-10-01 --to 2026-10-15
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Who votes instead of you.", completion: IDCompletion.of(Person.kind))
  var delegate: String

  @Argument(help: "In which roles.", completion: RoleName.completion)
  var roles: [String]

  @Option(name: .long, help: ArgumentHelp("The first day; today without one.", valueName: "date"))
  var from: CivilDate?

  @Option(name: .long, help: ArgumentHelp("The first day on which it no longer holds.", valueName: "date"))
  var to: CivilDate

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let delegate = try session.view().state.resolve(delegate, as: Person.kind)
    var act = DelegateVotes(roles, to: delegate, until: to)
    act.from = from
    let message = "Delegate \(roles.joined(separator: ", ")) to \(delegate)"
    return try writing(session, write, console)(message, about: delegate) { edits, context in
      try act.apply(to: &edits, context)
    }
  }
}
