import Calendars
public import JSON

/// `{kind, …}`, with the words that records have for it.
extension SelectionConstraint {
  public var json: JSONValue {
    switch self {
    case .mandate(let id): ["kind": "mandate", "initiative": .string(id)]
    case .pool(let pool, let quarter): ["kind": "pool", "pool": .string(pool), "quarter": .text(quarter)]
    case .poolReserve(let pool, let quarter):
      ["kind": "pool_reserve", "pool": .string(pool), "quarter": .text(quarter)]
    case .budget: ["kind": "budget"]
    case .bucketCount(let bucket): ["kind": "min_count", "bucket": .string(bucket)]
    case .bucketFloor(let bucket): ["kind": "min_pct", "bucket": .string(bucket)]
    case .bucketCeiling(let bucket): ["kind": "max_pct", "bucket": .string(bucket)]
    case .reserve: ["kind": "reserve_lvhi"]
    case .precedence(let waiting, let first):
      ["kind": "precedence", "initiative": .string(waiting), "after": .string(first)]
    case .exclusion(let ids): ["kind": "exclusion", "initiatives": .strings(ids)]
    }
  }

  init(_ fields: Fields) throws(ExchangeFault) {
    let kind = try fields.at("kind")
    switch try kind.text() {
    case "mandate": self = .mandate(try fields.at("initiative").text())
    case "pool": self = .pool(try fields.at("pool").text(), try fields.at("quarter").quarter())
    case "pool_reserve": self = .poolReserve(try fields.at("pool").text(), try fields.at("quarter").quarter())
    case "budget": self = .budget
    case "min_count": self = .bucketCount(try fields.at("bucket").text())
    case "min_pct": self = .bucketFloor(try fields.at("bucket").text())
    case "max_pct": self = .bucketCeiling(try fields.at("bucket").text())
    case "reserve_lvhi": self = .reserve
    case "precedence":
      self = .precedence(try fields.at("initiative").text(), after: try fields.at("after").text())
    case "exclusion": self = .exclusion(try fields.texts("initiatives"))
    default: throw kind.fault("a kind of constraint")
    }
  }
}
