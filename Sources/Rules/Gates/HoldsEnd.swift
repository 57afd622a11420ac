import Calendars
public import Governance
import JSON

/// Nothing stays on hold for ever.
///
/// An initiative that has been on hold for longer than the policy allows, counted in days at home from the decision to
/// hold, takes only a kill or a new decision of the gate that it was held at. `folio due` lists it.
public struct HoldsEnd: GateRule {
  public static let id = RuleID(code: "GATE-08", name: "holds-end")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.choice != "kill", let overrun = try Overrun(of: closing.initiative, in: context.before, context),
      closing.gate != overrun.gate
    else { return [] }
    return [
      violation(
        .onHold(closing.initiative.id, overrun), in: record, at: "/gate",
        fix: .decide(closing.initiative.id, overrun.gate))
    ]
  }
}

extension HoldsEnd: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let initiative = record.of(Initiative.self), let overrun = try Overrun(of: initiative, in: state, context)
    else { return [] }
    return [
      context.violation(
        Self.id, .warn, .onHold(initiative.id, overrun), in: record, at: "/status",
        fix: .decide(initiative.id, overrun.gate))
    ]
  }
}

/// A hold that has lasted too long.
private struct Overrun {
  let gate: String
  /// Whole days since the day of the decision.
  let days: Int

  init?(of initiative: Initiative, in state: any LedgerState, _ moment: some Moment) throws {
    guard initiative.status == "on_hold", let hold = try GateHistory(of: initiative, in: state).hold,
      let gate = hold.gate, let since = hold.outcomeAt
    else { return nil }
    let days = CivilDate.days(from: moment.home.day(of: since), to: moment.today)
    guard days > Int(moment.policy?.threshold("gate", "max_hold_days") ?? 180) else { return nil }
    (self.gate, self.days) = (gate, days)
  }
}

extension Violation.Message {
  fileprivate static func onHold(_ initiative: RecordID, _ overrun: Overrun) -> Self {
    "\(initiative) has been on hold \(overrun.days) days"
  }
  fileprivate static func decide(_ initiative: RecordID, _ gate: String) -> Self {
    "decide go, recycle or kill: folio gate open \(initiative) \(gate)"
  }
}
