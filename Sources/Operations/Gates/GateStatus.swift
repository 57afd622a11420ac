public import Calendars
import Git
public import Governance
import JSON
public import Rules
import Storage

/// How an initiative stands at its gates: what was decided, what the next gate asks, what it would be refused for.
public struct GateStatus {
  /// Where one gate stands.
  public enum State: Sendable {
    /// Passed with this decision.
    case passed(Decision)
    /// Its decision takes votes.
    case open(Decision)
    /// The one to be decided next; with the decision that held or recycled it last, if one did.
    case next(after: Decision?)
    /// Behind one that has not been passed.
    case ahead

    /// Whether it is being decided, or is the next to be.
    var isComing: Bool {
      switch self {
      case .open, .next: true
      case .passed, .ahead: false
      }
    }
  }

  public struct GateStanding: Sendable {
    public let gate: Gate
    public let state: State
    /// The criteria with their answers: as they stood when the gate was decided, or as they stand now.
    public let criteria: [CriterionStanding]
    /// The exceptions that its passing relied on, where a criterion was not met.
    public let waivers: [RecordID]
    /// Who can supply what a criterion of a coming gate lacks, by the criterion's id.
    public let suppliers: [String: [RecordID]]
  }

  public let initiative: Initiative
  public let gates: [GateStanding]
  /// What closing the open decision as approved would be refused for by the rules about gates, votes aside.
  public let obstacles: [LocatedViolation]
  /// The open conditions of gates that were passed.
  public let conditions: [(gate: String, decision: RecordID, condition: GateCondition)]
  /// The lessons that the coming gate asks about and that the initiative says nothing of.
  public let lessons: [Lesson]
  public let today: CivilDate

  /// - Throws: `UsageError` when the record is no initiative with a gate model.
  public init(of id: RecordID, in view: LedgerView) throws {
    let initiative = Initiative(try view.state.record(named: id.text, as: Initiative.kind))
    guard let model = try view.state.record(initiative.gateModel, as: GateModel.self) else {
      throw UsageError("\(id) is pinned to no gate model", hint: "folio initiative edit \(id) --set gatemodel=GTM-0001")
    }
    let context = try view.context()
    let history = try GateHistory(of: initiative, in: view.state)
    let open = try view.state.all(Decision.self).filter {
      $0.isOpen && $0.type == "gate" && $0.subject == initiative.id
    }
    let ended = ["killed", "completed"].contains(initiative.status)
    let next = model.gates.first { model.stage(before: $0.id) == initiative.stage && !ended }
    let suppliers = CriterionSuppliers(try view.state.people, owner: initiative.owner, on: context.today)
    today = context.today
    self.initiative = initiative
    gates = try model.gates.sorted { $0.id < $1.id }.map { gate in
      let last = history.decisions.last { $0.gate == gate.id }
      let state: State
      if let decision = open.first(where: { $0.gate == gate.id }) {
        state = .open(decision)
      } else if gate.id == next?.id {
        state = .next(after: last)
      } else if let pass = history.pass(of: gate.id) {
        state = .passed(pass)
      } else {
        state = .ahead
      }
      let criteria = Self.criteria(of: gate, state, model, initiative, history, context)
      let lacking = criteria.filter { !$0.isMet }.map { ($0.criterion.id, suppliers.suppliers(of: $0.criterion)) }
      return try GateStanding(
        gate: gate, state: state, criteria: criteria, waivers: Self.waivers(state, criteria, in: view),
        suppliers: state.isComing ? Dictionary(lacking) { first, _ in first } : [:])
    }
    let comesToAsk = gates.contains { $0.state.isComing && LessonsAreConsidered.gates.contains($0.gate.id) }
    lessons = comesToAsk ? try initiative.unconsidered(among: view.state.all(Lesson.self)) : []
    obstacles = try open.flatMap { try Self.obstacles(to: $0, in: view) }
    conditions = history.openConditions(on: context.today)
  }

  private static func criteria(
    of gate: Gate, _ state: State, _ model: GateModel, _ initiative: Initiative, _ history: GateHistory,
    _ context: RuleContext
  ) -> [CriterionStanding] {
    let decision: Decision? =
      switch state {
      case .passed(let decision), .open(let decision): decision
      case .next(let decision): decision
      case .ahead: nil
      }
    var day = context.today
    if case .passed(let pass) = state, let at = pass.outcomeAt { day = context.home.day(of: at) }
    let accepted = history.artifacts(before: gate.id)
    return gate.criteria.map {
      CriterionStanding($0, answer: decision?.gateResult?.answer(to: $0.id), on: day, accepted: accepted)
    }
  }

  /// The exceptions that the commit which closed a pass named; only asked where something was not met.
  private static func waivers(
    _ state: State, _ criteria: [CriterionStanding], in view: LedgerView
  ) throws -> [RecordID] {
    guard case .passed(let decision) = state, criteria.contains(where: { !$0.isMet }) else { return [] }
    let status: JSONPointer = "/status"
    return try AuditTrail(of: decision.id, field: status, in: view).entries.last?.exceptions ?? []
  }

  /// What the gates' rules say of closing `decision` as approved now.
  private static func obstacles(to decision: Decision, in view: LedgerView) throws -> [LocatedViolation] {
    let session = view.session
    let time = view.time
    let context = try view.context()
    var edits = RecordEdits(on: view.state, by: context.author?.id, at: time)
    try CloseDecision(decision.id).apply(to: &edits, context)
    try edits.update(decision.id) { $0["outcome"] = "approved" }
    let ident = Ident(name: "nobody", email: "nobody@localhost", seconds: time.secondsSinceEpoch)
    let judged = try session.judge(view.ledger)(
      ProposedCommit(
        parent: view.commit, after: view.ledger.state(of: view.commit.tree, with: edits.files), author: ident,
        committer: ident, message: "Close \(decision.id)"))
    return judged.violations.filter {
      let code = $0.violation.rule.code
      return code.hasPrefix("GATE-") || code.hasPrefix("LESS-")
    }
  }
}
