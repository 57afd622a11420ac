import Calendars
import Governance
import JSON

/// A vote is cast while its decision is open: from `opened_at` until before `closes_at`, by its own time and by the
/// time of its commit.
///
/// A receiving server asks at its own clock as well.
public struct VotesFallInTerm: Rule {
  public static let id = RuleID(code: "AUTH-06", name: "votes-fall-in-term")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.all(Decision.self).flatMap { record, before, after -> [Violation] in
      VoteChange.all(from: before, to: after).compactMap { moved in
        let times = [moved.after?.at, context.time].compactMap { $0 }
        let isInTerm = times.allSatisfy { at in
          guard let opened = after.openedAt, let closes = after.closesAt else { return false }
          return opened <= at && at < closes
        }
        guard !isInTerm || before?.isOpen == false else { return nil }
        return violation(
          .closed(after), in: record, at: .root.appending("votes").appending(moved.caster.text),
          fix: .openNew(after.subject))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func closed(_ decision: Decision) -> Self {
    let opened = decision.openedAt?.description ?? "?"
    let closes = decision.closesAt?.description ?? "?"
    return "\(decision.id) is closed for votes: it takes them from \(opened) until before \(closes)"
  }
  fileprivate static func openNew(_ subject: RecordID?) -> Self {
    "open a new decision: folio decision new --subject \(subject?.text ?? "ID")"
  }
}
