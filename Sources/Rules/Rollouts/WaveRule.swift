import Governance
import JSON

/// Why a wave may not start, or is not ready.
struct WaveObjection {
  let message: Violation.Message
  let pointer: JSONPointer
  let fix: Violation.Message
  var whoCan: [RecordID] = []
}

/// A rule that asks something of a wave at the moment at which it starts.
protocol WaveStartRule: Rule {
  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection]
}

extension WaveStartRule {
  public static var asksReceivingClock: Bool { true }

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.filter(\.starts).flatMap { try violations(of: $0, context) }
  }

  func violations(of step: WaveStep, _ context: RuleContext) throws -> [Violation] {
    try objections(to: step, context).map {
      violation($0.message, in: step.record, at: $0.pointer, fix: $0.fix, whoCan: $0.whoCan)
    }
  }
}
