import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Rules
import Storage

/// `folio exception new`: asks that a rule does not hold, for something, for a while.
struct ExceptionNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Ask for an exception: what shall not hold, for what, until when, at whose risk.",
    discussion: """
      Then its risk owner accepts it, you submit it, and it is put to the vote. Once it is granted, a commit that \
      relies on it names it with --under.

      Examples:
        folio exception new --against GATE-04 --form rule_waiver --subject INI-0009 --risk medium \\
          --risk-owner PER-0005 --expires 2027-01-31 --title 'Interviews during the strike' \\
          --control 'Call ten customers a week' --check-every P1W
        folio exception accept EXC-0004
        folio exception submit EXC-0004
        folio decision new --subject EXC-0004
      """, aliases: ["request"])

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("A rule's code, a process's control, a policy value.", valueName: "what"))
  var against: String?

  @Option(name: .long, help: "rule_waiver, process_deviation, local_adaptation or customer_specific.")
  var form: String?

  @Option(
    name: .long, help: ArgumentHelp("A record that it is for; repeatable.", valueName: "id"),
    completion: IDCompletion.of(nil))
  var subject: [String] = []

  @Option(name: .long, help: "low, medium or high.")
  var risk: String?

  @Option(
    name: .long, help: ArgumentHelp("Who carries the risk.", valueName: "PER"),
    completion: IDCompletion.of(Person.kind))
  var riskOwner: String?

  @Option(
    name: .long, help: ArgumentHelp("The forum in charge; the change board without one.", valueName: "FOR"),
    completion: IDCompletion.of(Forum.kind))
  var forum: String?

  @Option(name: .long, help: ArgumentHelp("The first day; today without one.", valueName: "date"))
  var starts: CivilDate?

  @Option(name: .long, help: ArgumentHelp("The first day on which it holds no more.", valueName: "date"))
  var expires: CivilDate?

  @Option(
    name: .long,
    help: ArgumentHelp("What keeps the risk small meanwhile; the risk owner sees to it.", valueName: "text"))
  var control: String?

  @Option(name: .long, help: ArgumentHelp("How often the control is checked.", valueName: "duration"))
  var checkEvery: String = "P1W"

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let new = try options.record(of: Exception.kind, in: view, said: said(view), path: path)
    return try writing(session, write, console)("Ask for exception \(new.id)", about: new.id) { edits, context in
      try new.apply(to: &edits, context)
    }
  }

  private func said(_ view: LedgerView) throws -> [FieldAssignment] {
    let owner = try riskOwner.map { try view.state.resolve($0, as: Person.kind) }
    let fields: [(JSONPointer, String?)] = [
      ("/against", against), ("/form", form), ("/risk", risk), ("/risk_owner", owner?.text),
      ("/forum", try forum.map { try view.state.resolve($0, as: Forum.kind).text }), ("/starts", starts?.description),
      ("/expires_on", expires?.description),
    ]
    var said = fields.compactMap { place, text in text.map { FieldAssignment(place, .string($0)) } }
    if !subject.isEmpty {
      let subjects = try subject.map { try view.state.resolve($0).text }.sorted()
      said.append(FieldAssignment("/scope", ["subjects": .array(subjects.map(JSONValue.string))]))
    }
    if let control {
      var fields: JSONObject = ["text": .string(control), "check_every": .string(checkEvery)]
      fields["owner"] = owner.map { .string($0.text) }
      said.append(FieldAssignment("/controls", [.object(fields)]))
    }
    return said
  }
}
