import Calendars
public import JSON

extension SelectionProblem {
  public var json: JSONValue {
    var fields: JSONObject = [
      "quarters": .array(quarters.map { .text($0) }),
      "candidates": .array(candidates.map(\.json)),
      "supply": .object(JSONObject(supply.map { ($0, .array($1.map { .count($0) })) })),
    ]
    if !poolReserves.isEmpty { fields["pool_reserves"] = .object(JSONObject(poolReserves.map { ($0, .text($1)) })) }
    fields["budget"] = budget.map { .count($0) }
    if !buckets.isEmpty { fields["buckets"] = .array(buckets.map(\.json)) }
    if reservePercent != .zero { fields["reserve_lvhi_pct"] = .text(reservePercent) }
    if !mandated.isEmpty { fields["mandated"] = .strings(mandated.sorted()) }
    if !precedence.isEmpty { fields["precedence"] = .array(precedence.map(\.json)) }
    if !completed.isEmpty { fields["completed"] = .strings(completed.sorted()) }
    if !exclusions.isEmpty { fields["exclusions"] = .array(exclusions.map { .strings($0.sorted()) }) }
    return .object(fields)
  }

  init(_ fields: Fields) throws(ExchangeFault) {
    self.init(
      quarters: try fields.list("quarters") { (field) throws(ExchangeFault) in try field.quarter() },
      candidates: try fields.list("candidates") { (field) throws(ExchangeFault) in try SelectionCandidate(field) },
      supply: try fields.at("supply").map { (field) throws(ExchangeFault) in try field.integers() },
      poolReserves: try fields.optional("pool_reserves")?.map { (field) throws(ExchangeFault) in try field.decimal() }
        ?? [:],
      budget: try fields.optional("budget")?.integer(),
      buckets: try fields.list("buckets") { (field) throws(ExchangeFault) in try StrategicBucket(field) },
      reservePercent: try fields.optional("reserve_lvhi_pct")?.decimal() ?? .zero,
      mandated: Set(try fields.texts("mandated")),
      precedence: try fields.list("precedence") { (field) throws(ExchangeFault) in try Precedence(field) },
      completed: Set(try fields.texts("completed")),
      exclusions: try fields.list("exclusions") { (field) throws(ExchangeFault) in
        Set(try field.list { (id) throws(ExchangeFault) in try id.text() })
      }
    )
  }
}

extension Fields {
  fileprivate func integers() throws(ExchangeFault) -> [Int] {
    try list { (field) throws(ExchangeFault) in try field.integer() }
  }
}

extension SelectionCandidate {
  fileprivate var json: JSONValue {
    var fields: JSONObject = ["id": .string(id), "value": .text(value), "cost": .count(cost)]
    fields["bucket"] = bucket.map { .string($0) }
    if isLowVolumeHighImpact { fields["lvhi"] = .bool(true) }
    if !demand.isEmpty { fields["demand"] = .object(JSONObject(demand.map { ($0, .array($1.map { .count($0) })) })) }
    fields["starts"] = starts.map { .array($0.sorted().map { .text($0) }) }
    return .object(fields)
  }

  fileprivate init(_ fields: Fields) throws(ExchangeFault) {
    self.init(
      id: try fields.at("id").text(),
      value: try fields.at("value").decimal(),
      cost: try fields.at("cost").integer(),
      bucket: try fields.optional("bucket")?.text(),
      isLowVolumeHighImpact: try fields.optional("lvhi")?.boolean() ?? false,
      demand: try fields.optional("demand")?.map { (field) throws(ExchangeFault) in try field.integers() } ?? [:],
      starts: try fields.optional("starts").map { (field) throws(ExchangeFault) in
        Set(try field.list { (start) throws(ExchangeFault) in try start.quarter() })
      }
    )
  }
}

extension StrategicBucket {
  fileprivate var json: JSONValue {
    var fields: JSONObject = ["bucket": .string(name)]
    fields["min_count"] = minimumCount.map { .count($0) }
    fields["min_pct"] = minimumPercent.map { .text($0) }
    fields["max_pct"] = maximumPercent.map { .text($0) }
    return .object(fields)
  }

  fileprivate init(_ fields: Fields) throws(ExchangeFault) {
    self.init(
      try fields.at("bucket").text(),
      minimumCount: try fields.optional("min_count")?.integer(),
      minimumPercent: try fields.optional("min_pct")?.decimal(),
      maximumPercent: try fields.optional("max_pct")?.decimal()
    )
  }
}

extension Precedence {
  fileprivate var json: JSONValue {
    ["waiting": .string(waiting), "first": .string(first), "quarters": .count(quarters)]
  }

  fileprivate init(_ fields: Fields) throws(ExchangeFault) {
    self.init(
      try fields.at("waiting").text(), after: try fields.at("first").text(),
      quarters: try fields.at("quarters").integer()
    )
  }
}

extension SelectionScenario {
  var json: JSONValue {
    var fields: JSONObject = ["name": .string(name)]
    fields["values"] = values.map { .object(JSONObject($0.map { ($0, .text($1)) })) }
    fields["capacity_pct"] = capacityPercent.map { .text($0) }
    fields["budget"] = budget.map { .count($0) }
    return .object(fields)
  }

  init(_ fields: Fields) throws(ExchangeFault) {
    self.init(
      try fields.at("name").text(),
      values: try fields.optional("values")?.map { (field) throws(ExchangeFault) in try field.decimal() },
      capacityPercent: try fields.optional("capacity_pct")?.decimal(),
      budget: try fields.optional("budget")?.integer()
    )
  }
}
