import Governance
import JSON

/// An initiative spends what its gates have authorised, and no more.
///
/// When `budget.spent` grows it stays within the sum of what the passed gates authorised, the one that closes in the
/// same commit not included. And a wave starts in no earlier stage than the one whose gate lets it go to customers.
public struct SpendIsAuthorised: Rule {
  public static let id = RuleID(code: "GATE-11", name: "spend-is-authorised")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try spending(change, context) + waves(change, context)
  }

  private func spending(_ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Initiative.self).compactMap { record, before, after in
      guard let spent = after.spent, spent > before?.spent ?? 0 else { return nil }
      let passes = try before.map { try GateHistory(of: $0, in: context.before).passes } ?? []
      let authorised = passes.reduce(Int64(0)) { $0 + ($1.gateResult?.authorisedSpend ?? 0) }
      guard spent > authorised else { return nil }
      return violation(
        .beyond(after.id, spent, authorised, passes.last?.gate), in: record, at: "/budget/spent",
        fix: .authorise(after.id))
    }
  }

  private func waves(_ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.filter(\.starts).compactMap { step in
      guard let initiative = try context.initiative(of: step.rollout) else { return nil }
      let stage = step.after.neededStage
      let model = try context.before.record(initiative.gateModel, as: GateModel.self)
      guard model?.hasReached(stage, in: initiative.stage) != true else { return nil }
      return violation(
        .tooEarly(step.name, initiative, model?.gate(opening: stage) ?? "the gate to \(stage)"), in: step.record,
        at: step.pointer("state"), fix: .authorise(initiative.id))
    }
  }
}

extension Violation.Message {
  fileprivate static func beyond(_ initiative: RecordID, _ spent: Int64, _ authorised: Int64, _ gate: String?) -> Self {
    gate.map { "\(initiative) spends \(spent), beyond the \(authorised) that \($0) and the gates before it authorised" }
      ?? "\(initiative) spends \(spent) before a gate has authorised anything"
  }
  fileprivate static func tooEarly(_ wave: String, _ initiative: Initiative, _ gate: String) -> Self {
    "\(wave) spends beyond what \(initiative.id) was authorised for: \(gate) is still to be passed"
  }
  fileprivate static func authorise(_ initiative: RecordID) -> Self {
    "take it to the next gate or raise a change: folio gate status \(initiative)"
  }
}
