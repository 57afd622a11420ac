public import Calendars
public import Governance

/// The people that plans will need for initiatives to which nobody is committed yet.
public struct PlannedWork {
  /// Work of one initiative in one pool and quarter.
  public struct Part: Sendable {
    public let initiative: RecordID
    public let pool: RecordID
    public let quarter: Quarter
    /// In person-weeks.
    public let amount: Int64
  }

  public private(set) var parts: [Part] = []
  /// The cycle that takes each initiative, committed or not.
  public private(set) var cycles: [RecordID: RecordID] = [:]

  /// The work that the plans of `portfolios` take.
  ///
  /// - Throws: what reading the state threw.
  public init(_ portfolios: [Portfolio], in state: any LedgerState) throws {
    for portfolio in portfolios {
      for (id, start) in (portfolio.plan?.starts ?? [:]).sorted(by: { $0.key < $1.key }) {
        cycles[id] = portfolio.id
        guard let initiative = try state.record(id, as: Initiative.self), initiative.isAwaited,
          let first = initiative.firstQuarter
        else { continue }
        let shift = Quarter.quarters(from: first, to: start)
        parts += initiative.demand.filter { $0.amount > 0 }.map {
          Part(
            initiative: id, pool: $0.pool, quarter: $0.quarter.adding(quarters: shift), amount: $0.amount)
        }
      }
    }
  }

  /// In person-weeks.
  public func amount(of pool: RecordID, in quarter: Quarter) -> Int64 {
    parts.reduce(0) { $1.pool == pool && $1.quarter == quarter ? $0 + $1.amount : $0 }
  }
}

extension Initiative {
  /// Whether it may still start and nobody is committed to it.
  fileprivate var isAwaited: Bool { !isCommitted && ["proposed", "active", "on_hold"].contains(status) }
}
