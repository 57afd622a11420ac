import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Storage

extension Review: KindVerbs {
  static var new: (any ParsableCommand.Type)? { ReviewNew.self }
  static var verbs: [any ParsableCommand.Type] { [ReviewStart.self, ReviewFind.self, ReviewComplete.self] }
}

/// `folio review new`: schedules a check.
struct ReviewNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Schedule a review: an audit, a drift review, a review after an emergency.",
    discussion: """
      Due in 30 days, with you as the auditor, unless you say otherwise. folio review start begins it, folio review find \
      records what is found, folio review complete ends it and enters it in the forum's register. The audit of a \
      forum's exceptions is scheduled by folio audit exceptions --open, which draws the sample.

      Examples:
        folio review new --type pir --subject CHG-0003 --forum FOR-0001 --due 2026-12-30
        folio review new --type exception_audit --forum FOR-0001 --period 2026Q3 --auditor PER-0011
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    name: .long, help: "What is checked: exception_audit, drift_review, pir, …; folio schema show review lists all.")
  var type: String?

  @Option(
    name: .long, help: ArgumentHelp("The record that is checked.", valueName: "id"), completion: IDCompletion.of(nil))
  var subject: String?

  @Option(
    name: .long, help: ArgumentHelp("The forum that holds it.", valueName: "FOR"),
    completion: IDCompletion.of(Forum.kind))
  var forum: String?

  @Option(name: .long, help: ArgumentHelp("The year, quarter or month that it covers.", valueName: "2026Q3"))
  var period: String?

  @Option(name: .long, help: ArgumentHelp("The last day to complete it.", valueName: "date"))
  var due: CivilDate?

  @Option(
    name: .long, help: ArgumentHelp("Who carries it out.", valueName: "PER"), completion: IDCompletion.of(Person.kind))
  var auditor: String?

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let fields: [(JSONPointer, String?)] = [
      ("/type", type), ("/subject", try subject.map { try view.state.resolve($0).text }),
      ("/forum", try forum.map { try view.state.resolve($0, as: Forum.kind).text }), ("/period", period),
      ("/due_on", due?.description), ("/auditor", try auditor.map { try view.state.resolve($0, as: Person.kind).text }),
    ]
    let said = fields.compactMap { place, text in text.map { FieldAssignment(place, .string($0)) } }
    let new = try options.record(of: Review.kind, in: view, said: said, path: path)
    return try writing(session, write, console)("Schedule review \(new.id)", about: new.id) { edits, context in
      try new.apply(to: &edits, context)
    }
  }
}
