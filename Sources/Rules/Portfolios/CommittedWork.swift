public import Calendars
public import Governance

/// The people that are committed to initiatives past G2, by pool and quarter.
public struct CommittedWork {
  private var amounts: [RecordID: [Quarter: Int64]] = [:]
  /// The last quarter in which each of the initiatives needs anybody.
  public private(set) var last: [RecordID: Quarter] = [:]
  /// Each initiative's part, in the order in which the pools list them.
  public private(set) var parts: [(initiative: Initiative, demand: Demand)] = []

  /// What the initiatives that `pools` list need of them, `others` left out.
  ///
  /// - Throws: what reading the state threw.
  public init(_ pools: [Capacity], without others: Set<RecordID> = [], in state: any LedgerState) throws {
    var known: [RecordID: Initiative] = [:]
    for pool in pools {
      for id in pool.committed where !others.contains(id) {
        guard let initiative = try known[id] ?? state.record(id, as: Initiative.self) else { continue }
        known[id] = initiative
        last[id] = initiative.demand.map(\.quarter).max()
        for demand in initiative.demand where demand.pool == pool.id {
          amounts[pool.id, default: [:]][demand.quarter, default: 0] += demand.amount
          parts.append((initiative, demand))
        }
      }
    }
  }

  /// In person-weeks.
  public func amount(of pool: RecordID, in quarter: Quarter) -> Int64 { amounts[pool]?[quarter] ?? 0 }
}
