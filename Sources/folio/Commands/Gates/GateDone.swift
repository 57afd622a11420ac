import ArgumentParser
import Calendars
import Governance
import Operations
import Rules
import Storage

/// `folio gate done`: records that a condition of a conditional go was done.
struct GateDone: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Record that a condition of a conditional go was done.",
    discussion: """
      Examples:
        folio gate done DEC-0042 N1
        folio gate done DEC-0042 N1 --on 2026-10-12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The gate decision's id, or the beginning of it.", completion: IDCompletion.of(Decision.kind))
  var id: String

  @Argument(help: "The condition: N1.")
  var condition: String

  @Option(name: .long, help: ArgumentHelp("The day it was done; today without one.", valueName: "date"))
  var on: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: Decision.kind)
    let said = try on.map { text in
      guard let day = CivilDate(text) else { throw UsageError("'\(text)' is no date", hint: "write 2026-10-12") }
      return day
    }
    return try writing(session, write, console)("Complete \(condition.uppercased()) of \(id)", about: id) {
      edits, context in
      let day = said ?? context.home.day(of: edits.time)
      try CompleteCondition(condition, of: id, on: day).apply(to: &edits)
    }
  }
}
