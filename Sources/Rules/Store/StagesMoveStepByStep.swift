import Governance
import JSON

/// An initiative's stage moves on by one, or back.
///
/// The stages and their order are those of the gate model that it is pinned to. Which gate decision moves it is
/// AUTH-04's to ask.
public struct StagesMoveStepByStep: RecordRule {
  public static let id = RuleID(code: "FMT-06", name: "stages-move-step-by-step")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard let (before, after) = change.of(Initiative.self), before?.stage != after.stage else { return [] }
    let place = JSONPointer.root.appending("stage")
    guard let before else {
      return after.stage == GateModel.firstStage
        ? [] : [violation(.notFirst(after), in: change, at: place, fix: .begin)]
    }
    let model = try context.before.record(before.gateModel, as: GateModel.self)
    let stages = model?.stages ?? []
    let (from, to) = (stages.firstIndex(of: before.stage), stages.firstIndex(of: after.stage))
    if let from, let to, to <= from + 1 { return [] }
    let allowed = from.map { Array(stages[..<min($0 + 2, stages.count)]).filter { $0 != before.stage } } ?? stages
    return [violation(.move(before, after), in: change, at: place, fix: .allowed(allowed))]
  }
}

extension Violation.Message {
  fileprivate static func move(_ before: Initiative, _ after: Initiative) -> Self {
    "\(after.id): \(before.stage) → \(after.stage) is not allowed"
  }
  fileprivate static func notFirst(_ initiative: Initiative) -> Self {
    "\(initiative.id): a new initiative does not start at stage \(initiative.stage)"
  }
  fileprivate static func allowed(_ stages: [String]) -> Self { "allowed next: \(stages.joined(separator: ", "))" }
  fileprivate static let begin: Self = "start at stage \(GateModel.firstStage)"
}
