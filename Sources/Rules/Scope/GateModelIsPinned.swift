import Governance
import JSON

/// An initiative keeps the gate model that it started with, and its gates ask that model's criteria.
///
/// Before completion its `gatemodel` changes only by an applied change that touches it, before G2 as well. A gate
/// decision is about a gate of the pinned model and answers only criteria that this gate has.
public struct GateModelIsPinned: Rule {
  public static let id = RuleID(code: "SCOPE-12", name: "gate-model-is-pinned")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try repinned(in: change, context) + foreignCriteria(in: change, context)
  }

  private func repinned(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applications = change.applicationsByTarget
    return try change.all(Initiative.self).compactMap { record, before, after in
      guard let before, before.status != "completed", before.gateModel != after.gateModel else { return nil }
      let isApplied = (applications[after.id] ?? []).contains { application in
        application.wasApproved && application.touches.contains { $0.path == "/gatemodel" }
      }
      guard !isApplied else { return nil }
      return violation(
        .pinned(after.id, before.gateModel), in: record, at: "/gatemodel", fix: .raiseChange(after.id),
        whoCan: try context.whoCanApprove(changeOf: before.record))
    }
  }

  private func foreignCriteria(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      guard after.type == "gate", before?.gate != after.gate || before?.gateResult != after.gateResult,
        let initiative = try initiative(of: after, context),
        let model = try context.before.record(initiative.gateModel, as: GateModel.self)
      else { return [] }
      guard let gate = after.gate.flatMap({ model.gate($0) }) else {
        return [violation(.pinned(initiative.id, model.id), in: record, at: "/gate", fix: .useGates(of: model))]
      }
      let known = Set(gate.criteria.map(\.id))
      return (after.gateResult?.criteria.keys ?? []).filter { !known.contains($0) }.map {
        violation(
          .unknown($0, gate.id, initiative.id, model.id), in: record,
          at: .root.appending("gate_result").appending("criteria").appending($0), fix: .useCriteria(of: gate))
      }
    }
  }

  private func initiative(of decision: Decision, _ context: RuleContext) throws -> Initiative? {
    try context.before.record(decision.subject, as: Initiative.self)
      ?? context.after.record(decision.subject, as: Initiative.self)
  }
}

extension Violation.Message {
  fileprivate static func pinned(_ initiative: RecordID, _ model: RecordID?) -> Self {
    "\(initiative) is pinned to \(model?.text ?? "its gate model")"
  }
  fileprivate static func unknown(
    _ criterion: String, _ gate: String, _ initiative: RecordID, _ model: RecordID
  ) -> Self {
    "\(initiative) is pinned to \(model), whose \(gate) has no criterion \(criterion)"
  }
  fileprivate static func useGates(of model: GateModel) -> Self {
    "use one of its gates: \(model.gates.map(\.id).sorted().joined(separator: ", "))"
  }
  fileprivate static func useCriteria(of gate: Gate) -> Self {
    "use the pinned criteria: \(gate.criteria.map(\.id).joined(separator: ", "))"
  }
}
