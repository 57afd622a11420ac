import Calendars
import Governance
import JSON

/// A conditional go names what is still to do, who does it and by when; the next gate asks whether it was done.
///
/// It has at least one condition and no more than the policy allows, each with an owner and a last day. While a
/// condition of an earlier gate is open, no later gate is passed; while one is overdue, no gate is, and no wave of the
/// initiative starts. The owner of a condition says that it was done, on a day from the gate to today.
public struct ConditionsAreSettled: GateRule {
  public static let id = RuleID(code: "GATE-07", name: "conditions-are-settled")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.gateClosings(in: change).flatMap { try violations(of: $0.closing, in: $0.record, context) }
      + settled(in: change, context)
  }

  /// Conditions that are said to be done by somebody else, or on a day on which they were not.
  private func settled(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      guard let before, before.status != "open" else { return [] }
      let old = Dictionary((before.gateResult?.conditions ?? []).map { ($0.id, $0) }) { first, _ in first }
      return (after.gateResult?.conditions ?? []).compactMap { condition in
        guard condition.doneOn != old[condition.id]?.doneOn else { return nil }
        let day = condition.doneOn
        let first = before.outcomeAt.map { context.home.day(of: $0) }
        let isPossible = day.map { $0 <= context.today && $0 >= first ?? $0 } ?? false
        guard !isPossible || condition.owner != context.author?.id else { return nil }
        return violation(
          isPossible ? .notTheirs(condition) : .impossible(condition, day), in: record,
          at: JSONPointer(tokens: ["gate_result", "conditions", condition.id, "done_on"]),
          fix: .complete(condition, before.id), whoCan: [condition.owner].compactMap { $0 })
      }
    }
  }

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    try incomplete(closing, record, context) + open(closing, record, context)
  }

  private func incomplete(_ closing: GateClosing, _ record: RecordChange, _ context: RuleContext) -> [Violation] {
    guard closing.choice == "conditional_go", let result = closing.decision.gateResult else { return [] }
    let place: JSONPointer = "/gate_result/conditions"
    let most = Int(context.policy?.threshold("gate", "max_conditions") ?? 5)
    if result.conditions.isEmpty || result.conditions.count > most {
      return [
        violation(.count(closing.gate, result.conditions.count, most), in: record, at: place, fix: .between(most))
      ]
    }
    return result.conditions.filter { $0.owner == nil || $0.dueOn == nil }.map {
      violation(
        .unassigned(closing.gate, $0), in: record, at: place.appending($0.id), fix: .assign)
    }
  }

  private func open(
    _ closing: GateClosing, _ record: RecordChange, _ context: RuleContext
  ) throws -> [Violation] {
    guard closing.isPass else { return [] }
    let day = context.home.day(of: context.time)
    return try GateHistory(of: closing.initiative, in: context.before).openConditions(on: day).compactMap {
      gate, decision, condition in
      let isOverdue = condition.isOverdue(on: day)
      guard isOverdue || gate < closing.gate else { return nil }
      return violation(
        .stillOpen(condition, gate, isOverdue), in: record, at: "/gate_result/choice",
        fix: .complete(condition, decision), whoCan: condition.owner.map { [$0] } ?? [])
    }
  }
}

extension Violation.Message {
  fileprivate static func count(_ gate: String, _ count: Int, _ most: Int) -> Self {
    "The conditional go of \(gate) has \(count) conditions; it takes 1 to \(most)"
  }
  fileprivate static func between(_ most: Int) -> Self { "name 1 to \(most) conditions, or choose go or recycle" }
  fileprivate static func unassigned(_ gate: String, _ condition: GateCondition) -> Self {
    "Condition \(condition.id) of \(gate) has no \(condition.owner == nil ? "owner" : "due_on")"
  }
  fileprivate static func notTheirs(_ condition: GateCondition) -> Self {
    "Condition \(condition.id) '\(condition.text)' is done when its owner says so"
  }
  fileprivate static func impossible(_ condition: GateCondition, _ day: CivilDate?) -> Self {
    "Condition \(condition.id) '\(condition.text)' cannot have been done \(day.map { "on \($0)" } ?? "on no day")"
  }
  fileprivate static let assign: Self = "say who does it and until when (owner, due_on)"
  fileprivate static func stillOpen(_ condition: GateCondition, _ gate: String, _ isOverdue: Bool) -> Self {
    "Condition \(condition.id) of \(gate) '\(condition.text)' is \(isOverdue ? "overdue" : "open")"
  }
  fileprivate static func complete(_ condition: GateCondition, _ decision: RecordID) -> Self {
    "complete it: folio gate done \(decision) \(condition.id), or recycle"
  }
}
