public import Governance
public import Planning
import Platform
import Rules
import Storage

/// A planning cycle for a board: who comes first, what is taken and what that costs, and what other futures would take.
public struct PortfolioReport: Sendable {
  /// An initiative on the list.
  public struct Line: Sendable {
    public let entry: Ranking.Entry
    public let initiative: Initiative
    public let isCandidate: Bool
    /// What has to change for it to swap with the next.
    public let swap: WeightSwap?
  }

  public let portfolio: Portfolio
  public let lines: [Line]
  public let pools: [Capacity]
  /// How each segment would rank; nothing where segments have no scores of their own, or the cycle does not weigh.
  public let segments: SegmentView?
  public let dethroning: WeightSwap?
  /// The best plan, with prices, reasons and scenarios; nothing where it could not be looked for.
  public let answer: SelectionAnswer?
  /// Why candidates that other plans have are out, by id.
  public let claims: [String: String]
  /// Why there is no answer.
  public let fault: String?

  /// - Parameter id: the cycle; the newest one without it.
  /// - Throws: `UsageError` when there is none.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let cycle = try PortfolioView(id, in: view)
    let ranking = try cycle.ranking()
    let scoring = cycle.portfolio.method == .weighted ? try cycle.scoring() : nil
    let sensitivity = scoring.map { WeightSensitivity($0) }
    let swaps = Dictionary((sensitivity?.smallestSwaps() ?? []).map { ("\($0.upper) \($0.lower)", $0) }) { $1 }
    let next = Dictionary(zip(ranking.entries, ranking.entries.dropFirst()).map { ($0.id, $1.id) }) { $1 }
    portfolio = cycle.portfolio
    pools = cycle.cycle.pools
    claims = Dictionary(
      cycle.portfolio.candidates.compactMap { id in cycle.cycle.claim(on: id.text).map { (id.text, $0) } }
    ) { $1 }
    dethroning = sensitivity?.dethroning
    segments = try scoring.map { try $0.bySegment() }.flatMap { $0.segments.isEmpty ? nil : $0 }
    lines = ranking.entries.compactMap { entry in
      cycle.initiative(entry.id).map { initiative in
        Line(
          entry: entry, initiative: initiative, isCandidate: cycle.portfolio.candidates.contains(initiative.id),
          swap: next[entry.id].flatMap { swaps["\(entry.id) \($0)"] })
      }
    }
    var optimize = OptimizePortfolio()
    optimize.wantsScenarios = true
    do {
      answer = try optimize(cycle)
      fault = nil
    } catch let error as PlatformError {
      (answer, fault) = (nil, "\(error)")
    } catch let error as UsageError {
      (answer, fault) = (nil, "\(error)")
    }
  }
}

/// Pools for a board: what there is, what is committed and what the plan takes.
public struct CapacityReport: Sendable {
  public let overview: CapacityOverview

  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let isPortfolio = id?.prefix == Portfolio.kind.prefix
    let all = try CapacityOverview(isPortfolio ? id : nil, in: view)
    overview = isPortfolio || id == nil ? all : all.only(id)
  }
}

extension CapacityOverview {
  /// One pool alone.
  fileprivate func only(_ pool: RecordID?) -> CapacityOverview {
    CapacityOverview(pools: pools.filter { $0.capacity.id == pool }, portfolios: portfolios)
  }
}
