public import Governance
import Calendars
import JSON

/// What keeps the risk of an exception small is checked as often as was promised.
///
/// It is listed, and refuses nothing: for an exception in force, the day of a control's last check plus its interval
/// has not passed.
public struct ControlsAreChecked: StandingRule {
  public static let id = RuleID(code: "EXC-12", name: "controls-are-checked")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] { [] }

  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let exception = record.of(Exception.self), exception.isInForce(on: context.today) else { return [] }
    return exception.controls.enumerated().compactMap { index, control in
      guard case .nominal(let days)? = control.checkEvery?.length,
        let last = control.lastCheck ?? exception.starts, last.adding(days: days) < context.today
      else { return nil }
      return context.violation(
        Self.id, .warn, .overdue(exception.id, control, last.description), in: record,
        at: .root.appending("controls").appending("\(index)"), fix: .check(exception.id),
        whoCan: control.owner.map { [$0] } ?? [])
    }
  }
}

extension Violation.Message {
  fileprivate static func overdue(_ exception: RecordID, _ control: CompensatingControl, _ day: String) -> Self {
    "Control check overdue on \(exception): '\(control.text)', last checked on \(day)"
  }
  fileprivate static func check(_ exception: RecordID) -> Self {
    "record the check: folio exception check \(exception); if it fails: folio exception revoke \(exception)"
  }
}
