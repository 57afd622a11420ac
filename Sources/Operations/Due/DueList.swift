public import Calendars
import Governance
import JSON
public import Rules
import Storage

/// Everything that is due or overdue, the soonest first.
public struct DueList: Sendable {
  public let items: [DueItem]
  public let time: Instant
  public let home: HomeCalendar

  /// - Parameter point: where `view` was asked for; without one the session's time counts.
  public init(in view: LedgerView, asOf point: AsOf? = nil) throws {
    let home = try view.home
    let time =
      switch point {
      case .day(let day): home.end(of: day).adding(seconds: -1)
      case .instant(let instant): instant
      case .revision: view.commit.time
      case nil: view.session.now
      }
    let sources = DueSources(
      state: view.state, home: home, policy: try view.state.record(Policy.id, as: Policy.self),
      today: home.day(of: time))
    let dated = try sources.items() + RolloutDuties(view, at: time).items()
    let spoken = dated.filter { $0.isOverdue(at: time) }.map { Spoken(rule: $0.rule?.code, subject: $0.subject.text) }
    let others = try JudgeCommits(view.ledger, zones: view.session.zones).standing(in: view.state, at: time)
      .map(\.violation)
      .filter { !spoken.contains(Spoken(rule: $0.rule.code, subject: $0.subject)) }
    self.items = (dated + others.compactMap(DueItem.init)).sorted {
      let (left, right) = ($0.place, $1.place)
      return left != right ? left < right : ($0.subject, $0.what) < ($1.subject, $1.what)
    }
    (self.time, self.home) = (time, home)
  }

  /// A violation that a dated item stands for already.
  private struct Spoken: Hashable {
    let rule: String?
    let subject: String
  }
}

extension DueItem {
  /// Where it stands in the list: what is overdue without a day first, what only ages last.
  fileprivate var place: Instant { end ?? (since == nil ? .distantPast : .distantFuture) }

  /// What a rule found that no date is known of.
  fileprivate init?(_ violation: Violation) {
    guard let subject = RecordID(violation.subject) else { return nil }
    self.init(
      by: nil, subject, violation.message.description, who: violation.whoCan, next: violation.fix.description,
      rule: violation.rule)
  }
}
