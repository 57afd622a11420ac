import Calendars
public import Governance
import JSON
public import Rules

/// Closes a decision with the outcome that its votes come to, and moves its subject there.
///
/// What `touches` hold is applied by a later commit.
public struct CloseDecision: Sendable {
  public let decision: RecordID

  public init(_ decision: RecordID) { self.decision = decision }

  /// - Parameter context: of the parent state, at the commit's time.
  /// - Returns: what the votes came to; a pending decision is closed as asked and left to the rules to refuse.
  @discardableResult
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws -> DecisionOutcome {
    let decision = try edits.require(decision, as: Decision.self)
    guard decision.isOpen else {
      throw UsageError.outOfTurn("\(decision.id) is closed already", hint: "folio decision show \(decision.id)")
    }
    guard let subject = try decision.subject.flatMap({ try edits.record($0) }),
      let outcome = try context.outcome(of: decision)
    else { throw UsageError("\(decision.id) is a \(decision.type) decision, which its subject does not go with") }
    let digest = try decision.votedDigest(subject: subject).description
    let now = edits.time.description
    let result = outcome.verdict == .pending ? "approved" : outcome.verdict.rawValue
    try edits.update(decision.id) { fields in
      fields["status"] = "closed"
      fields["outcome"] = .string(result)
      fields["outcome_at"] = .string(now)
      fields["digest"] = .string(digest)
    }
    try move(subject, to: result, by: decision, &edits, context)
    return outcome
  }

  private func move(
    _ subject: Record, to outcome: String, by decision: Decision, _ edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    if decision.type == "freeze_override" {
      if outcome == "approved" { try edits.list(decision) }
    } else if let freeze = subject.of(Freeze.self) {
      if decision.type == "freeze", outcome == "approved" { try edits.approve(freeze, by: decision.id) }
    } else if let portfolio = subject.of(Portfolio.self) {
      if decision.type == "portfolio", outcome == "approved" { try edits.approve(portfolio, by: decision.id) }
    } else if let change = subject.of(ChangeRequest.self) {
      try edits.move(change, to: outcome, by: decision.id, context)
    } else if let initiative = subject.of(Initiative.self) {
      try edits.move(initiative, to: outcome, by: decision, context)
    } else if let exception = subject.of(Exception.self), exception.status == "submitted" {
      try edits.move(exception, to: outcome, by: decision.id)
    }
  }
}

extension RecordEdits {
  fileprivate mutating func move(
    _ change: ChangeRequest, to outcome: String, by decision: RecordID, _ context: RuleContext
  ) throws {
    let isRatification = change.status == "implemented"
    let status =
      switch (outcome, change.type, isRatification) {
      case ("approved", "emergency", true): "ratified"
      case ("approved", "emergency", false): "approved_emergency"
      case (_, "emergency", _): change.status
      default: outcome
      }
    let lastUse = context.home.day(of: time).adding(days: Int(context.policy?.threshold("change", "use_by_days") ?? 30))
    try update(change.id) { fields in
      fields["status"] = .string(status)
      fields[isRatification ? "ratification" : "decision"] = .string(decision.text)
      if outcome == "approved" && !isRatification { fields["use_by"] = .string(lastUse.description) }
    }
  }

  fileprivate mutating func move(
    _ initiative: Initiative, to outcome: String, by decision: Decision, _ context: RuleContext
  ) throws {
    let closing = try require(initiative.gateModel ?? initiative.id, as: GateModel.self)
    let gate = GateClosing(decision: decision, initiative: initiative, model: closing)
    let expected =
      outcome == "approved" ? gate.move(of: initiative) : (stage: initiative.stage, status: initiative.status)
    try update(initiative.id) { fields in
      fields["stage"] = .string(expected.stage)
      fields["status"] = .string(expected.status)
      fields["gate_decisions"] = .array(fields.array("gate_decisions") + [.string(decision.id.text)])
    }
    guard outcome == "approved" else { return }
    if decision.gate == "G2", decision.gateResult?.isPass == true { try baseline(initiative.id, by: decision.id) }
    try listCommitment(of: initiative.id)
    if decision.gateResult?.choice == "kill", let board = context.policy?.changeBoard {
      try update(board) { fields in
        var register = fields.object("register") ?? [:]
        register["killed"] = .array(register.array("killed") + [.string(initiative.id.text)])
        fields["register"] = .object(register)
      }
    }
  }

  /// Grants or rejects an exception; what lapsed stays submitted and may be asked again.
  fileprivate mutating func move(_ exception: Exception, to outcome: String, by decision: RecordID) throws {
    guard outcome != "lapsed" else { return }
    try update(exception.id) { fields in
      fields["status"] = .string(outcome)
      fields["decision"] = .string(decision.text)
    }
    if outcome == "approved" { try register(exception) }
  }

  /// What is rejected or lapses stays as it is and may be asked again.
  fileprivate mutating func approve(_ freeze: Freeze, by decision: RecordID) throws {
    try update(freeze.id) { fields in
      fields["status"] = "approved"
      fields["decision"] = .string(decision.text)
    }
  }

  /// Lists an override with every freeze that it opens.
  fileprivate mutating func list(_ override: Decision) throws {
    for freeze in override.freezes {
      try update(freeze) { fields in
        fields["overridden_by"] = fields.array("overridden_by").adding(.string(override.id.text))
      }
    }
  }

  /// Lists an exception that is granted or exempt with its forum.
  mutating func register(_ exception: Exception) throws {
    guard let forum = exception.forum else { return }
    try update(forum) { fields in
      var register = fields.object("register") ?? [:]
      register["exceptions"] = .array(register.array("exceptions") + [.string(exception.id.text)])
      fields["register"] = .object(register)
    }
  }

  /// Baselines what passes G2: version 1 with its first content kept, or the next version after a recycle.
  private mutating func baseline(_ id: RecordID, by decision: RecordID) throws {
    guard var record = try record(id) else { return }
    var baseline = record.baseline?.fields ?? [:]
    baseline["version"] = .integer((record.baseline?.version ?? 0) + 1)
    baseline["digest"] = .string(try record.baselineDigest().description)
    if baseline["v1"] == nil { baseline["v1"] = try record.baselinedContent() }
    baseline["decision"] = .string(decision.text)
    record.fields["baseline"] = .object(baseline)
    try put(record)
  }
}
