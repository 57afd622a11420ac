public import JSON
public import Operations
public import Planning
import Calendars
import Governance
import Rules

extension PortfolioView {
  /// `{portfolio, method, normalisation?, ranking: [{rank, id, value, cost, bucket?, tied}], segments?}`.
  public func json(_ ranking: Ranking, segments: SegmentView? = nil) -> JSONValue {
    var fields: JSONObject = [
      "portfolio": .string(portfolio.id.text), "method": .string(portfolio.method.rawValue),
      "ranking": .array(
        ranking.entries.map { entry in
          var fields: JSONObject = [
            "rank": .integer(Int64(entry.rank)), "id": .string(entry.id),
            "value": .string(entry.value.text(places: 2)), "cost": .integer(Int64(entry.initiative.cost)),
            "tied": .bool(entry.isTied), "stands": .string(standing(of: entry.id)),
          ]
          fields["bucket"] = initiative(entry.id)?.bucket.map { .string($0) }
          return .object(fields)
        }),
    ]
    if portfolio.method == .weighted { fields["normalisation"] = .string(portfolio.normalisation) }
    fields["segments"] = segments.map { view in
      .array(
        view.rows.map { row in
          [
            "id": .string(row.id), "rank": .integer(Int64(row.rank)),
            "ranks": .object(JSONObject(row.ranks.map { ($0.key, .integer(Int64($0.value))) })),
          ]
        })
    }
    return .object(fields)
  }
}

extension WeightSensitivity {
  /// `{first?, fragile?, criteria: {key → swap}, pairs: [swap]}`, each swap `{upper, lower, criterion, change, percent?}`.
  public var json: JSONValue {
    var fields: JSONObject = [
      "criteria": .object(JSONObject(criticalityDegrees.map { ($0.key, $0.value.json) })),
      "pairs": .array(smallestSwaps().map(\.json)),
    ]
    fields["first"] = dethroning?.json
    fields["fragile"] = mostFragilePair?.json
    return .object(fields)
  }
}

extension WeightSwap {
  var json: JSONValue {
    var fields: JSONObject = [
      "upper": .string(upper), "lower": .string(lower), "criterion": .string(criterion),
      "change": .string(change.text(places: 6)),
    ]
    fields["percent"] = percent.map { .string($0.text(places: 2)) }
    return .object(fields)
  }
}

extension CapacityOverview {
  /// `[{pool, title, quarters: [{quarter, supply, committed, planned, left, who: [{id, amount, planned}]}]}]`.
  public var json: JSONValue {
    .array(
      pools.map { pool in
        [
          "pool": .string(pool.capacity.id.text), "title": .string(pool.capacity.title),
          "quarters": .array(
            pool.cells.map { cell in
              let who =
                cell.committed.map { ($0, false) } + cell.planned.map { ($0, true) }
              return [
                "quarter": .string("\(cell.quarter)"), "supply": .integer(cell.supply),
                "committed": .integer(cell.committedTotal), "planned": .integer(cell.plannedTotal),
                "left": .integer(cell.left),
                "who": .array(
                  who.map { part, isPlanned in
                    [
                      "id": .string(part.initiative.text), "amount": .integer(part.amount), "planned": .bool(isPlanned),
                    ]
                  }),
              ]
            }),
        ]
      })
  }
}
