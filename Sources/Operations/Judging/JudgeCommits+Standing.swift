import Calendars
import Governance
import Rules
import Storage

extension JudgeCommits {
  /// What the rules about how things stand say of every record of `state` at `time`, whoever changed what.
  ///
  /// Nothing while the ledger is being set up: what an opening balance brings along is declared, not judged.
  func standing(in state: StoredState, at time: Instant) throws -> [LocatedViolation] {
    try standing(of: RecordCatalog.kinds.flatMap { try state.all($0) }, in: state, at: time)
  }

  /// The same of `records` alone.
  func standing(
    of records: @autoclosure () throws -> [Record], in state: StoredState, at time: Instant
  ) throws -> [LocatedViolation] {
    guard let policy = try state.record(Policy.id, as: Policy.self), policy.isActive else { return [] }
    let context = StandingContext(
      time: time, policy: policy, home: HomeCalendar(zone: try zones.zone(named: policy.homeZone)),
      zones: zones, layout: ledger.layout)
    let rules = RuleCatalog.all.compactMap { $0 as? any StandingRule }
    let violations = try records().flatMap { record in
      try rules.flatMap { try $0.standing(record, in: state, context) }
    }
    return try violations.sorted().map { try located($0, state, state) }
  }
}
