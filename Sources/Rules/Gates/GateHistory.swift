public import Calendars
public import Governance

/// What was decided at an initiative's gates so far, oldest first.
public struct GateHistory: Sendable {
  public let decisions: [Decision]

  /// - Parameter state: whose decisions count: those that the initiative lists, closed as approved.
  public init(of initiative: Initiative, in state: any LedgerState) throws {
    decisions = try initiative.gateDecisions.compactMap { try state.record($0, as: Decision.self) }
      .filter { $0.type == "gate" && $0.isApproved && $0.subject == initiative.id }
      .sorted { ($0.outcomeAt, $0.id) < ($1.outcomeAt, $1.id) }
  }

  /// The decision that `gate` was passed with; nil when it never was, or was recycled since.
  public func pass(of gate: String) -> Decision? {
    guard let last = decisions.last(where: { $0.gate == gate && $0.settlesPassage }) else { return nil }
    return last.gateResult?.isPass == true ? last : nil
  }

  /// Every pass that holds, one a gate.
  public var passes: [Decision] { Set(decisions.compactMap(\.gate)).sorted().compactMap(pass) }

  public func recycles(at gate: String) -> [Decision] {
    decisions.filter { $0.gate == gate && $0.gateResult?.choice == "recycle" }
  }

  /// The decision that put the initiative on hold, when the last one of all did.
  public var hold: Decision? { decisions.last.flatMap { $0.gateResult?.choice == "hold" ? $0 : nil } }

  public var kill: Decision? { decisions.last { $0.gateResult?.choice == "kill" } }

  /// At which earlier gate each artifact was accepted, by its digest.
  public func artifacts(before gate: String) -> [String: String] {
    var gates: [String: String] = [:]
    for decision in decisions {
      guard let earlier = decision.gate, earlier < gate, let result = decision.gateResult, result.isPass else {
        continue
      }
      for evidence in result.evidence { gates[evidence.digest] = gates[evidence.digest] ?? earlier }
    }
    return gates
  }
}

extension Decision {
  /// Whether it says that its gate is passed, or takes that back.
  fileprivate var settlesPassage: Bool { gateResult.map { $0.isPass || $0.choice == "recycle" } ?? false }
}

private func < (left: (Instant?, RecordID), right: (Instant?, RecordID)) -> Bool {
  let (first, second) = (left.0?.secondsSinceEpoch ?? .min, right.0?.secondsSinceEpoch ?? .min)
  return first != second ? first < second : left.1 < right.1
}

extension GateHistory {
  /// The conditions of the passes that hold and are not done, with their gate and decision, in order of the last day.
  public func openConditions(
    on day: CivilDate
  ) -> [(gate: String, decision: RecordID, condition: GateCondition)] {
    passes.flatMap { decision in
      (decision.gateResult?.conditions ?? []).filter(\.isOpen).map { (decision.gate ?? "", decision.id, $0) }
    }
    .sorted { ($0.condition.dueOn ?? day) < ($1.condition.dueOn ?? day) }
  }
}
