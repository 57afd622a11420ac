import ArgumentParser
import Governance
import Operations
import Rules
import Storage

/// `folio gate close`: settles the open decision of a gate.
struct GateClose: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Settle a gate with the outcome that its votes come to, and move the initiative.",
    discussion: """
      The same as folio decision close, found by initiative and gate. With --choice it is refused unless the gate was \
      put to the vote with this choice.

      Examples:
        folio gate close INI-0009 G2
        folio gate close INI-0009 G2 --choice go --dry-run
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The initiative's id, or the beginning of it.", completion: IDCompletion.of(Initiative.kind))
  var id: String

  @Argument(help: "Which gate: G0 to G5.")
  var gate: String

  @Option(name: .long, help: "What the gate was put to the vote with.")
  var choice: DecisionNew.Choice?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let initiative = try view.state.resolve(id, as: Initiative.kind)
    let gate = gate.uppercased()
    let open = try view.state.all(Decision.self).filter {
      $0.isOpen && $0.type == "gate" && $0.subject == initiative && $0.gate == gate
    }
    guard let decision = open.first else {
      throw UsageError(
        "\(gate) of \(initiative) is not open", hint: "folio gate open \(initiative) \(gate) --choice go")
    }
    guard open.count == 1 else {
      throw UsageError(
        "\(open.map(\.id.text).joined(separator: " and ")) are both about \(gate) of \(initiative)",
        hint: "name the one: folio decision close \(decision.id)")
    }
    if let choice, choice.rawValue != decision.gateResult?.choice {
      throw UsageError(
        "\(decision.id) was put to the vote with the choice \(decision.gateResult?.choice ?? "none")",
        hint: "folio gate open \(initiative) \(gate) --choice \(choice.rawValue)")
    }
    var verdict: DecisionOutcome.Verdict?
    let status = try writing(session, write, console)("Close \(decision.id)", about: decision.id) { edits, context in
      verdict = try CloseDecision(decision.id).apply(to: &edits, context).verdict
    }
    if status == .clean, let verdict { try console.tell("\(decision.id) is \(verdict.rawValue)") }
    return status
  }
}
