import Governance
import JSON

/// What a decision says it decided is what its votes come to, and a subject moves only as a decision decided.
///
/// A change leaves `submitted` (an emergency leaves `draft` or `implemented`) with the decision that it names, closed
/// with that outcome; a standard change needs none. Freezes and plans are approved so, too. An initiative's stage and
/// status move only in the commit that closes its gate decision, and there they must. A vote counts from the commit after its own, and no longer once its
/// caster distrusts a key that was not revoked yet when it was cast: it is then cast again.
public struct OutcomeFollowsFromVotes: Rule {
  public static let id = RuleID(code: "AUTH-04", name: "outcome-follows-from-votes")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try closings(in: change, context) + changes(in: change, context) + exceptions(in: change, context)
      + freezes(in: change, context) + portfolios(in: change, context)
      + initiatives(in: change, context)
  }

  private func closings(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).compactMap { record, before, after in
      guard before?.isOpen == true, !after.isOpen else { return nil }
      guard let outcome = try context.outcome(of: after), let subject = try context.votedSubject(of: after) else {
        return violation(.wrongSubject(after), in: record, at: .root.appending("subject"), fix: .openAnother)
      }
      guard outcome.verdict.rawValue != after.outcome else { return nil }
      return violation(
        .derived(after, outcome), in: record, at: .root.appending("outcome"), fix: .gatherVotes(after.id),
        whoCan: try context.whoCanApprove(after, on: subject))
    }
  }

  private func changes(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(ChangeRequest.self).compactMap { record, before, after in
      guard let before, before.status != after.status, after.type != "standard",
        let needed = neededOutcome(from: before, to: after)
      else { return nil }
      let named = after.status == "ratified" ? after.ratification : after.decision
      let decision = try context.after.record(named, as: Decision.self)
      if let decision, decision.subject == after.id, decision.type == "change", decision.status == "closed",
        decision.outcome == needed
      {
        return nil
      }
      if after.status == "lapsed", let useBy = after.useBy, context.time >= context.home.start(of: useBy) { return nil }
      return violation(
        .noDecision(after.id, status: after.status, named: named), in: record, at: .root.appending("status"),
        fix: .decide(after.id))
    }
  }

  /// An exception leaves `submitted` with the decision that it names; one that is exempt needs none.
  private func exceptions(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Exception.self).compactMap { record, before, after in
      guard before?.status != after.status, ["approved", "rejected"].contains(after.status) else { return nil }
      let named = after.fields.id("decision")
      let decision = try context.after.record(named, as: Decision.self)
      if let decision, decision.subject == after.id, decision.type == "exception", decision.status == "closed",
        decision.outcome == after.status
      {
        return nil
      }
      return violation(
        .noDecision(after.id, status: after.status, named: named), in: record, at: "/status", fix: .decide(after.id))
    }
  }

  /// A freeze is approved with the decision that it names.
  private func freezes(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Freeze.self).compactMap { record, before, after in
      guard before?.isApproved != true, after.isApproved else { return nil }
      let named = after.fields.id("decision")
      let decision = try context.after.record(named, as: Decision.self)
      if let decision, decision.subject == after.id, decision.type == "freeze", decision.isApproved { return nil }
      return violation(
        .noDecision(after.id, status: after.status, named: named), in: record, at: "/status", fix: .decide(after.id))
    }
  }

  /// A plan is approved with the decision that it names.
  private func portfolios(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.approvedCycles.compactMap { record, portfolio in
      let decision = try context.after.record(portfolio.decision, as: Decision.self)
      if let decision, decision.subject == portfolio.id, decision.type == "portfolio", decision.isApproved {
        return nil
      }
      return violation(
        .noDecision(portfolio.id, status: portfolio.status, named: portfolio.decision), in: record, at: "/status",
        fix: .decide(portfolio.id))
    }
  }

  private func neededOutcome(from before: ChangeRequest, to after: ChangeRequest) -> String? {
    switch after.status {
    case "approved", "approved_emergency", "ratified": "approved"
    case "rejected": "rejected"
    case "lapsed": "lapsed"
    default: nil
    }
  }

  private func initiatives(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let closings = try gateClosings(in: change, context)
    let moved = change.all(Initiative.self).compactMap { record, before, after -> Violation? in
      guard let before else {
        guard after.stage != GateModel.firstStage else { return nil }
        return violation(
          .stageMoved(after.id, to: after.stage), in: record, at: .root.appending("stage"), fix: .closeGate(after.id))
      }
      guard let closing = closings[after.id] else {
        guard before.stage != after.stage || before.status != after.status else { return nil }
        return violation(
          .stageMoved(after.id, to: before.stage != after.stage ? after.stage : after.status), in: record,
          at: .root.appending(before.stage != after.stage ? "stage" : "status"), fix: .closeGate(after.id))
      }
      let expected = closing.move(of: before)
      guard (after.stage, after.status) != (expected.stage, expected.status) else { return nil }
      return violation(
        .wrongMove(after.id, closing.decision.id, expected), in: record, at: .root.appending("stage"),
        fix: .closeGate(after.id))
    }
    let unmoved = closings.values.filter { change.record($0.initiative.id) == nil }.compactMap {
      closing -> Violation? in
      let expected = closing.move(of: closing.initiative)
      guard (expected.stage, expected.status) != (closing.initiative.stage, closing.initiative.status) else {
        return nil
      }
      return change.record(closing.decision.id).map {
        violation(
          .wrongMove(closing.initiative.id, closing.decision.id, expected), in: $0, at: .root.appending("status"),
          fix: .closeGate(closing.initiative.id))
      }
    }
    return moved + unmoved
  }

  /// The gate decisions that this commit closes as approved, by the initiative they are about.
  private func gateClosings(in change: CommitChange, _ context: RuleContext) throws -> [RecordID: GateClosing] {
    var closings: [RecordID: GateClosing] = [:]
    for (_, before, after) in change.all(Decision.self)
    where after.type == "gate" && before?.isOpen == true && after.status == "closed" && after.outcome == "approved" {
      guard let initiative = try context.before.record(after.subject, as: Initiative.self),
        let model = try context.before.record(initiative.gateModel, as: GateModel.self)
      else { continue }
      closings[initiative.id] = GateClosing(decision: after, initiative: initiative, model: model)
    }
    return closings
  }
}

extension Violation.Message {
  fileprivate static func derived(_ decision: Decision, _ outcome: DecisionOutcome) -> Self {
    let missing = outcome.missing.isEmpty ? "" : ": missing " + outcome.missing
    return
      "\(decision.id) is \(outcome.verdict.rawValue), not \(decision.outcome ?? "closed without outcome")\(missing)"
  }
  fileprivate static func wrongSubject(_ decision: Decision) -> Self {
    "\(decision.id) is a \(decision.type) decision, which \(decision.subject?.text ?? "nothing") cannot be the subject of"
  }
  fileprivate static func noDecision(_ change: RecordID, status: String, named: RecordID?) -> Self {
    named.map { "\(change) moves to \(status), but \($0) did not decide so" }
      ?? "\(change) moves to \(status) and names no decision"
  }
  fileprivate static func stageMoved(_ initiative: RecordID, to place: String) -> Self {
    "\(initiative) moves to \(place), and no gate decision that closes in this commit says so"
  }
  fileprivate static func wrongMove(
    _ initiative: RecordID, _ decision: RecordID, _ expected: (stage: String, status: String)
  ) -> Self {
    "\(decision) moves \(initiative) to stage \(expected.stage), status \(expected.status), in the commit that closes it"
  }
  fileprivate static let openAnother: Self = "open a decision of the type that fits: folio decision new --help"
  fileprivate static func gatherVotes(_ decision: RecordID) -> Self {
    "gather the missing votes (folio decision vote \(decision) approve --role ROLE), then folio decision close \(decision)"
  }
  fileprivate static func decide(_ change: RecordID) -> Self {
    "folio decision new --subject \(change), gather votes, then folio decision close"
  }
  fileprivate static func closeGate(_ initiative: RecordID) -> Self {
    "decide the gate: folio gate status \(initiative) says which; folio gate open \(initiative) GATE --choice CHOICE, votes, folio gate close"
  }
}
