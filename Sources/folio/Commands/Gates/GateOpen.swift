import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage

/// `folio gate open`: puts a gate to the vote, with its evidence.
struct GateOpen: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Put a gate of an initiative to the vote, with its evidence.",
    discussion: """
      A must criterion that has evidence counts as met unless --unmet says otherwise. Of an artifact only its SHA-256 \
      enters the ledger; the file stays where it is.

      Examples:
        folio gate open INI-0009 G2 --choice go --spend 60 \\
          --evidence C1=interview,n=14,on=2026-09-03,file=interviews.pdf,segment=SEG-0001 \\
          --evidence C2=business_case,on=2026-09-01,file=case.xlsx,cost=150,benefit=320 --score C3=7 --score C4=6
        folio gate open INI-0009 G2 --choice conditional_go --condition 'N1,PER-0005,2026-10-15,Train both teams'
        folio gate open INI-0010 G1 --choice kill
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The initiative's id, or the beginning of it.", completion: IDCompletion.of(Initiative.kind))
  var id: String

  @Argument(help: "Which gate: G0 to G5.")
  var gate: String

  @Option(name: .long, help: "What a vote to approve agrees with.")
  var choice: DecisionNew.Choice

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Evidence for a criterion; repeatable.", valueName: "C1=type,n=…,on=…,file=…"))
  var evidence: [String] = []

  @Option(name: .long, help: ArgumentHelp("The score of a should criterion; repeatable.", valueName: "C3=7.5"))
  var score: [String] = []

  @Option(name: .long, help: ArgumentHelp("A must criterion that is not met; repeatable.", valueName: "C1"))
  var unmet: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("What a conditional go depends on; repeatable.", valueName: "N1,PER,date,text"))
  var condition: [String] = []

  @Option(name: .long, help: ArgumentHelp("What may be spent until the next gate, in thousands.", valueName: "amount"))
  var spend: Int64?

  @Option(name: .long, help: ArgumentHelp("Until when it takes votes; a week without one.", valueName: "instant"))
  var closesAt: Instant?

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let initiative = Initiative(try view.state.record(named: id, as: Initiative.kind))
    let said = try self.said(initiative, view)
    let new = try options.record(of: Decision.kind, in: view, said: said, path: path)
    return try writing(session, write, console)(
      "Put \(gate.uppercased()) of \(initiative.id) to the vote: \(choice.rawValue)", about: new.id
    ) { edits, context in try new.apply(to: &edits, context) }
  }

  private func said(_ initiative: Initiative, _ view: LedgerView) throws -> [FieldAssignment] {
    guard let model = try view.state.record(initiative.gateModel, as: GateModel.self) else {
      throw UsageError("\(initiative.id) is pinned to no gate model")
    }
    guard let gate = model.gate(gate.uppercased()) else {
      throw UsageError(
        "\(model.id) has no gate \(self.gate)", hint: "it has \(model.gates.map(\.id).sorted().joined(separator: ", "))"
      )
    }
    var answers = GateAnswers(to: gate)
    for text in evidence {
      try answers.add(EvidenceArgument(text) { try Artifact.digest(of: path($0)) })
    }
    for text in score { try answers.score(text) }
    for id in unmet { try answers.setUnmet(id) }
    var result: JSONObject = ["choice": .string(choice.rawValue)]
    if !answers.json.isEmpty { result["criteria"] = .object(answers.json) }
    if !condition.isEmpty { result["conditions"] = .array(try condition.map { try conditionFields($0, view) }) }
    result["authorised_spend"] = spend.map { .integer($0) }
    var said = [
      FieldAssignment("/title", .string("\(gate.id): \(initiative.title)".prefix(120).description)),
      FieldAssignment("/type", "gate"), FieldAssignment("/subject", .string(initiative.id.text)),
      FieldAssignment("/gate", .string(gate.id)), FieldAssignment("/gate_result", .object(result)),
    ]
    if let closesAt { said.append(FieldAssignment("/closes_at", .string(closesAt.description))) }
    return said
  }

  private func conditionFields(_ text: String, _ view: LedgerView) throws -> JSONValue {
    let parts = text.split(separator: ",", maxSplits: 3).map(String.init)
    guard parts.count == 4, CivilDate(parts[2]) != nil else {
      throw UsageError("'\(text)' is no condition", hint: "write N1,PER-0005,2026-10-15,Train both teams")
    }
    let owner = try view.state.resolve(parts[1], as: Person.kind)
    return [
      "id": .string(parts[0].uppercased()), "owner": .string(owner.text), "due_on": .string(parts[2]),
      "text": .string(parts[3].trimmingPrefix { $0 == " " }.description),
    ]
  }
}

/// Files that evidence points to.
private enum Artifact {
  static let limit = 1 << 30

  static func digest(of path: String) throws -> String {
    SHA256Digest(of: try Files.read(path, limit: limit)).description
  }
}
