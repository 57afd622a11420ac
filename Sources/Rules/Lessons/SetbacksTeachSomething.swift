import Calendars
public import Governance
import JSON

/// A setback is followed by a published lesson within 30 days.
///
/// Setbacks are an emergency change that was applied to the initiative, an escalation of severity 1 about it, a wave of
/// its that was rolled back, and a kill at G4 or later. The lesson names the change, the escalation or the rollout, or
/// after a kill the initiative, as its source. Counted
/// in days at home; once they have passed without a lesson, the initiative passes no gate, and `folio due` lists it.
public struct SetbacksTeachSomething: GateRule {
  public static let id = RuleID(code: "LESS-02", name: "setbacks-teach-something")

  static let days = 30

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass else { return [] }
    return try context.before.unlearned(by: closing.initiative, context).map {
      violation(.noLesson($0), in: record, at: "/gate_result/choice", fix: .write($0))
    }
  }
}

extension SetbacksTeachSomething: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let initiative = record.of(Initiative.self) else { return [] }
    return try state.unlearned(by: initiative, context).map {
      context.violation(
        Self.id, .block, .noLesson($0), in: record, at: "/id", fix: .write($0),
        whoCan: initiative.owner.map { [$0] } ?? [])
    }
  }
}

extension LedgerState {
  /// The setbacks of `initiative` that nobody has written a lesson about in time, the oldest first.
  fileprivate func unlearned(by initiative: Initiative, _ moment: some Moment) throws -> [Setback] {
    let late = try setbacks(of: initiative).filter { $0.age(at: moment) > SetbacksTeachSomething.days }
    guard !late.isEmpty else { return [] }
    let lessons = try all(Lesson.self).filter(\.isPublished)
    return late.filter { setback in !lessons.contains { setback.isLearned(in: $0) } }
      .sorted { $0.at.secondsSinceEpoch < $1.at.secondsSinceEpoch }
  }
}

extension Violation.Message {
  fileprivate static func noLesson(_ setback: Setback) -> Self { "No lesson recorded for \(setback.words)" }
  fileprivate static func write(_ setback: Setback) -> Self {
    "write it: folio lesson new --set source=\(setback.source) --set event=failure, then folio lesson publish"
  }
}
