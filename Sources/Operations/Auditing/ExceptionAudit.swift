public import Calendars
public import Governance
import Rules
import Storage

/// What became of exceptions in a period, and which of them an auditor looks at.
///
/// Everything is read from history: who granted, renewed and ended what, what expired by itself, and which commit relied
/// on which exception for which rule. Two people who ask about one period and one head get the same answer.
public struct ExceptionAudit: Sendable {
  public let period: Period
  /// The forum whose exceptions these are; all of them without one.
  public let forum: RecordID?
  /// Oldest first.
  public let acts: [ExceptionAct]
  /// Oldest first.
  public let reliances: [Reliance]
  /// Every exception that was in force on some day of the period, in order of id.
  public let population: [Exception]
  /// Those of the population to look at, in the order in which they were drawn.
  public let sample: [RecordID]

  /// The day on which the ledger begins, when that is after the first of the period: what held before it was declared.
  public let ledgerBegins: CivilDate?
  /// The last day that is known of, when the period ends after it.
  public let knownUntil: CivilDate?

  /// - Parameters:
  ///   - view: the newest state that counts; what the period holds beyond it is not known.
  ///   - forum: asks about one forum's exceptions alone.
  /// - Throws: `UsageError` when no day of the period is known of: a zero would be an answer; `GitError` when history is
  ///   not all there.
  public init(of period: Period, forum: RecordID? = nil, in view: LedgerView) throws {
    let history = try ExceptionHistory(of: period, in: view)
    let (begins, last) = (history.beginning, history.lastKnownDay)
    if let begins, begins > period.lastDay {
      throw UsageError("there was no ledger in \(period)", hint: "it begins on \(begins)")
    }
    guard period.firstDay <= last else {
      throw UsageError("\(period) has not begun", hint: "the state that is asked about is of \(last)")
    }
    ledgerBegins = begins.flatMap { $0 > period.firstDay ? $0 : nil }
    knownUntil = last < period.lastDay ? last : nil
    let isMeant = { (exception: Exception) in forum == nil || exception.forum == forum }
    let population = try history.population().filter(isMeant)
    let meant = Set(population.map(\.id))
    self.period = period
    self.forum = forum
    self.population = population
    acts = try history.acts().filter { isMeant($0.exception) }
    reliances = try history.reliances().filter { forum == nil || meant.contains($0.exception) }
    sample = AuditSample(of: population.map(\.id), for: period).drawn
  }

  /// How many acts there are of each kind.
  public func count(_ kind: ExceptionAct.Kind) -> Int { acts.count { $0.kind == kind } }

  /// How many of the population there are against each control or rule, and in each forum, in order of name.
  public var countsByControl: [(name: String, count: Int)] { counts { $0.against } }
  public var countsByForum: [(name: String, count: Int)] { counts { $0.forum?.text ?? "" } }

  private func counts(_ name: (Exception) -> String) -> [(name: String, count: Int)] {
    Dictionary(grouping: population, by: name).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}
