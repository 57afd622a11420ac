import Governance
import JSON

/// A gate is recycled twice at most, and comes back with new evidence.
///
/// The third recycle at one gate is refused. After a recycle, a decision to go rests on another set of evidence than
/// the one that was sent back.
public struct RecyclesBringSomethingNew: GateRule {
  public static let id = RuleID(code: "GATE-10", name: "recycles-bring-something-new")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let recycles = try GateHistory(of: closing.initiative, in: context.before).recycles(at: closing.gate)
    let most = Int(context.policy?.threshold("gate", "max_recycles") ?? 2)
    if closing.choice == "recycle", recycles.count >= most {
      return [
        violation(
          .recycled(closing.gate, recycles.count), in: record, at: "/gate_result/choice", fix: .killOrHold)
      ]
    }
    guard closing.isPass || closing.choice == "recycle", let last = recycles.last,
      last.artifacts == closing.decision.artifacts
    else { return [] }
    return [
      violation(
        .unchanged(closing.gate, recycles.count), in: record, at: "/gate_result/criteria", fix: .bringNew)
    ]
  }
}

extension Decision {
  fileprivate var artifacts: Set<String> { Set(gateResult?.evidence.map(\.digest) ?? []) }
}

extension Violation.Message {
  fileprivate static func recycled(_ gate: String, _ count: Int) -> Self { "\(gate) was recycled \(count) times" }
  fileprivate static func unchanged(_ gate: String, _ count: Int) -> Self {
    "\(gate) was recycled \(count) time\(count == 1 ? "" : "s"), and rests on the same evidence again"
  }
  fileprivate static let killOrHold: Self = "kill it or hold it"
  fileprivate static let bringNew: Self = "bring new evidence and vote anew, or hold or kill"
}
