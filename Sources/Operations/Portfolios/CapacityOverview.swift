public import Calendars
public import Governance
import Rules
import Storage

/// Who needs whom, and when: the pools with what they have, what is committed and what a plan would take.
public struct CapacityOverview: Sendable {
  /// A pool in a quarter.
  public struct Cell: Sendable {
    public let quarter: Quarter
    /// In person-weeks.
    public let supply: Int64
    /// What each initiative past G2 needs, largest first.
    public let committed: [(initiative: RecordID, amount: Int64)]
    /// What each member of a plan needs to whom nobody is committed yet, largest first.
    public let planned: [(initiative: RecordID, amount: Int64)]

    public var committedTotal: Int64 { committed.reduce(0) { $0 + $1.amount } }
    public var plannedTotal: Int64 { planned.reduce(0) { $0 + $1.amount } }
    /// How much is left; below zero it is overbooked.
    public var left: Int64 { supply - committedTotal - plannedTotal }
  }

  public struct Pool: Sendable {
    public let capacity: Capacity
    public let cells: [Cell]
  }

  /// In order of id.
  public let pools: [Pool]
  /// The cycles whose plans are counted, in order of id.
  public let portfolios: [Portfolio]

  init(pools: [Pool], portfolios: [Portfolio]) {
    self.pools = pools
    self.portfolios = portfolios
  }

  /// - Parameter id: the cycle whose plan is counted beside those that others had approved; the newest one's without it.
  /// - Throws: what reading the ledger threw.
  public init(_ id: RecordID? = nil, in view: LedgerView) throws {
    let cycle = try id == nil && view.records(of: Portfolio.kind).isEmpty ? nil : PortfolioView(id, in: view)
    let portfolio = cycle?.portfolio
    let capacities = try view.state.all(Capacity.self).filter { $0.status == "active" }
    let today = try Quarter(containing: view.home.day(of: view.time))
    let work = try CommittedWork(capacities, in: view.state)
    let own = try PlannedWork(portfolio.map { [$0] } ?? [], in: view.state).parts
    let planned =
      own
      + (cycle?.cycle.promised.parts ?? []).filter { part in
        !own.contains { $0.initiative == part.initiative }
      }
    let needed = work.parts.map(\.demand.quarter) + planned.map(\.quarter) + (portfolio?.quarters ?? [])
    pools = capacities.map { pool in
      let quarters = Set(needed + Array(pool.supply.keys)).filter { $0 >= today }.sorted().prefix(12)
      return Pool(
        capacity: pool,
        cells: quarters.map { quarter in
          Cell(
            quarter: quarter, supply: pool.supply[quarter] ?? 0,
            committed: work.parts.filter {
              $0.demand.pool == pool.id && $0.demand.quarter == quarter && $0.demand.amount > 0
            }
            .map { ($0.initiative.id, $0.demand.amount) }.largestFirst,
            planned: planned.filter { $0.pool == pool.id && $0.quarter == quarter }.map { ($0.initiative, $0.amount) }
              .largestFirst)
        })
    }
    let others = Set(cycle?.cycle.promised.cycles.values.map(\.self) ?? [])
    portfolios = try view.records(of: Portfolio.kind).compactMap { $0.of(Portfolio.self) }.filter {
      others.contains($0.id) || $0.id == portfolio?.id && $0.plan != nil
    }
  }

  /// The pools and quarters that are overbooked.
  public var overbooked: [(pool: Capacity, cell: Cell)] {
    pools.flatMap { pool in pool.cells.filter { $0.left < 0 }.map { (pool.capacity, $0) } }
  }
}

extension [(RecordID, Int64)] {
  fileprivate var largestFirst: [(initiative: RecordID, amount: Int64)] {
    sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (initiative: $0.0, amount: $0.1) }
  }
}
