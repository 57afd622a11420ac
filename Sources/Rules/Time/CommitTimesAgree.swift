import Calendars
import Governance

/// A commit's times fit its parent's, each other and, when it is pushed, the receiving clock.
///
/// The committer time is not before the parent's, and the author time within 24 hours of it. A server refuses what is
/// more than 5 minutes ahead of its clock or more than 24 hours behind it; 15 minutes behind where the commit votes,
/// closes, applies or relies on an exception. `folio sync` re-dates what it replays. The root commit is as old as its
/// ledger.
public struct CommitTimesAgree: Rule {
  public static let id = RuleID(code: "TIME-01", name: "commit-times-agree")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    guard change.phase != .root else { return [] }
    let facts = change.facts
    var found: [Violation] = []
    if let parent = facts.parentTime, facts.time < parent {
      found.append(violation(.beforeParent(facts.time, parent), by: facts, fix: .correctClock))
    }
    if facts.time.seconds(to: facts.authorTime).magnitude > ClockBounds.authorDistance {
      found.append(violation(.authorApart(facts.authorTime, facts.time), by: facts, fix: .resetAuthor))
    }
    if let now = context.admission?.now { found += admission(of: change, at: now) }
    return found
  }

  private func admission(of change: CommitChange, at now: Instant) -> [Violation] {
    let facts = change.facts
    let age = facts.time.seconds(to: now)
    if age < -ClockBounds.ahead { return [violation(.inFuture(facts.time, now), by: facts, fix: .correctClock)] }
    if age > ClockBounds.pushed { return [violation(.tooOld(facts.time, now, "24 hours"), by: facts, fix: .sync)] }
    if age > ClockBounds.pushedAct, change.phase == .governed, isTimely(change) {
      return [violation(.tooOld(facts.time, now, "15 minutes"), by: facts, fix: .sync)]
    }
    return []
  }

  /// Whether the commit does something that freezes, terms or expiries touch: it votes, closes, applies, starts a wave, or relies on
  /// an exception or override.
  private func isTimely(_ change: CommitChange) -> Bool {
    let decides = change.all(Decision.self).contains { _, before, after in
      before?.status != after.status && !after.isOpen || !VoteChange.all(from: before, to: after).isEmpty
    }
    let applies = change.all(ChangeRequest.self).contains { _, before, after in
      after.status == "implemented" && before?.status != "implemented"
    }
    let trailers = change.facts.trailers
    let starts = change.waveSteps.contains { $0.starts || $0.enters(.completed) }
    return decides || applies || starts || !trailers.exceptions.isEmpty || !trailers.overrides.isEmpty
  }
}

extension Violation.Message {
  fileprivate static func beforeParent(_ time: Instant, _ parent: Instant) -> Self {
    "the commit is dated \(time), its parent is \(parent)"
  }
  fileprivate static func authorApart(_ author: Instant, _ time: Instant) -> Self {
    "the author's time is dated \(author), commit is \(time): more than 24 hours apart"
  }
  fileprivate static func inFuture(_ time: Instant, _ now: Instant) -> Self {
    "the commit is dated \(time), and here it is \(now): more than 5 minutes ahead"
  }
  fileprivate static func tooOld(_ time: Instant, _ now: Instant, _ limit: String) -> Self {
    "the commit is dated \(time), and here it is \(now): more than \(limit) ago"
  }
  fileprivate static let correctClock: Self = "correct the clock, then folio sync"
  fileprivate static let resetAuthor: Self = "git commit --amend --reset-author, or folio sync"
  fileprivate static let sync: Self = "folio sync, which dates your commits anew, and push again"
}
