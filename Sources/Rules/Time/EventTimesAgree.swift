import Calendars
import Governance
import JSON

/// When something happened is written down when it happens: the event times that a commit sets are about its own time.
///
/// At most 5 minutes later than the commit, and at most 24 hours earlier (the policy's `event.max_backdating`) unless
/// the message says why in a `Folio-Late-Reason:`. A vote, a closing, an application and a start are dated within 15
/// minutes, whatever the reason. `folio sync` carries the times along when it dates a commit anew.
public struct EventTimesAgree: RecordRule {
  public static let id = RuleID(code: "TIME-01", name: "event-times-agree")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    let facts = context.change.facts
    return try SchemaLibrary.schema(for: change.kind).marks.events.flatMap { place -> [Violation] in
      let isAct = Self.isAct(place)
      return times(set: change, at: place).compactMap { pointer, time in
        guard let bound = broken(by: time, at: facts.time, isAct: isAct, context) else { return nil }
        var found = violation(
          .dated(pointer, time, facts.time, bound.words), in: change, at: pointer, fix: bound.fix(change.id))
        found.isSettledByTrailer = bound == .late
        return found
      }
    }
  }

  /// The bound that a time breaks.
  private enum Bound {
    case ahead, late, lateAct

    var words: String {
      switch self {
      case .ahead: "more than 5 minutes later"
      case .late: "too long before it"
      case .lateAct: "more than 15 minutes before it"
      }
    }

    func fix(_ id: RecordID) -> Violation.Message {
      switch self {
      case .ahead: "correct the clock or the time, then commit again; folio sync dates both anew"
      case .late: "correct the time, folio sync, or say why with --late-reason"
      case .lateAct: "do it again now: folio sync dates the commit and what it records anew"
      }
    }
  }

  private func broken(by time: Instant, at commit: Instant, isAct: Bool, _ context: RuleContext) -> Bound? {
    let age = time.seconds(to: commit)
    if age < -ClockBounds.ahead { return .ahead }
    if isAct { return age > ClockBounds.act ? .lateAct : nil }
    let limit =
      context.policy?.text("event", "max_backdating").flatMap { CalendarDuration($0) }?.approximateSeconds
      ?? ClockBounds.event
    return age > limit && context.change.facts.trailers.lateReasons.isEmpty ? .late : nil
  }

  /// Votes, closings, applications and starts.
  private static func isAct(_ place: FieldMarks.Place) -> Bool {
    guard let field = place.last else { return false }
    return ["outcome_at", "implemented_at", "started_at"].contains(field) || place == ["votes", "*", "at"]
  }

  /// The times at `place` that the commit sets or moves.
  private func times(set change: RecordChange, at place: FieldMarks.Place) -> [(pointer: JSONPointer, time: Instant)] {
    change.after.json.values(at: place).compactMap { pointer, value in
      guard change.before?[pointer] != value else { return nil }
      return value.stringValue.flatMap { Instant($0) }.map { (pointer, $0) }
    }
  }
}

extension Violation.Message {
  fileprivate static func dated(_ pointer: JSONPointer, _ time: Instant, _ commit: Instant, _ words: String) -> Self {
    "\(pointer) is dated \(time), commit is \(commit): \(words)"
  }
}
