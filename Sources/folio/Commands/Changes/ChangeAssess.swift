import ArgumentParser
import Governance
import Operations
import Storage

/// `folio change assess`: states what a change does.
struct ChangeAssess: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "State what a change costs, takes, brings and risks.",
    discussion: """
      What is not said follows from the edit that it asks for: cost from the budget, days from the target date, \
      requirements by their ids, and the class from all of it. What was stated before stays.

      Examples:
        folio change assess CHG-0001 --benefits 'Fewer calls' --risk 'Opt-outs rise' --no-capacity
        folio change assess CHG-0001 --cost 22 --days 5 --capacity CAP-0001:2026Q4=3 --cia CIA-0001
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(ChangeRequest.kind))
  var id: String

  @Option(name: .long, parsing: .unconditional, help: "What it adds to the cost, in thousands.")
  var cost: Int64?

  @Option(name: .long, parsing: .unconditional, help: "Days by which it moves the target date.")
  var days: Int64?

  @Option(name: .long, help: "What it does to the benefits.")
  var benefits: String?

  @Option(name: .long, help: "What may go wrong.")
  var risk: String?

  @Option(name: .long, help: ArgumentHelp("Requirements added, removed or edited.", valueName: "count"))
  var requirementsDelta: Int64?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Person-weeks that it needs in a quarter, of a pool where one is named; repeatable.",
      valueName: "CAP:2026Q4=n"))
  var capacity: [String] = []

  @Flag(name: .long, help: "It needs no work beyond what was planned.")
  var noCapacity = false

  @Option(
    name: .long, help: ArgumentHelp("The customer impact assessment.", valueName: "CIA"),
    completion: IDCompletion.of(Assessment.kind))
  var cia: String?

  @Option(name: .customLong("class"), help: "How far it reaches; never below what the figures say.")
  var changeClass: ChangeClass?

  @OptionGroup var write: WriteOptions

  func validate() throws {
    if noCapacity && !capacity.isEmpty { throw ValidationError("--capacity and --no-capacity do not go together") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let id = try state.resolve(id, as: ChangeRequest.kind)
    var assess = AssessChange(id)
    assess.cost = cost
    assess.days = days
    assess.benefits = benefits
    assess.risk = risk
    assess.requirementsDelta = requirementsDelta
    assess.capacity = noCapacity || !capacity.isEmpty ? try capacity.map { try work($0, state) } : nil
    assess.assessment = try cia.map { try state.resolve($0, as: Assessment.kind) }
    assess.changeClass = changeClass
    return try writing(session, write, console)("Assess \(id)", about: id) { edits, context in
      try assess.apply(to: &edits, context)
    }
  }

  private func work(_ text: String, _ state: StoredState) throws -> (pool: RecordID?, quarter: String, amount: Int64) {
    let sides = text.split(separator: "=").map(String.init)
    let names = (sides.first ?? "").split(separator: ":").map(String.init)
    guard sides.count == 2, (1...2).contains(names.count), let amount = Int64(sides[1]), amount >= 0 else {
      throw UsageError("'\(text)' is no capacity", hint: "write POOL:QUARTER=PERSON-WEEKS: CAP-0001:2026Q4=3")
    }
    let pool = names.count == 2 ? try state.resolve(names[0], as: Capacity.kind) : nil
    return (pool, names[names.count - 1], amount)
  }
}
