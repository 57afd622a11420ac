import Calendars
import JSON

extension Selection {
  var json: JSONValue {
    switch self {
    case .plan(let plan): plan.json
    case .infeasible(let conflict):
      [
        "outcome": "infeasible", "conflict": .array(conflict.constraints.map(\.json)),
        "minimal": .bool(conflict.isMinimal),
      ]
    case .unknown: ["outcome": "unknown"]
    }
  }

  init(_ fields: Fields, of problem: SelectionProblem) throws(ExchangeFault) {
    let outcome = try fields.at("outcome")
    switch try outcome.text() {
    case "plan": self = .plan(try SelectedPlan(fields, of: problem))
    case "infeasible":
      self = .infeasible(
        Conflict(
          constraints: try fields.list("conflict") { (field) throws(ExchangeFault) in try SelectionConstraint(field) },
          isMinimal: try fields.at("minimal").boolean()))
    case "unknown": self = .unknown
    default: throw outcome.fault("plan, infeasible or unknown")
    }
  }
}

extension SelectedPlan {
  fileprivate var json: JSONValue {
    [
      "outcome": "plan",
      "starts": .object(JSONObject(plan.starts.map { ($0, .text($1)) })),
      "value": .text(value),
      "cost": .count(cost),
      "bound": .text(bound),
      "optimal": .bool(isOptimal),
      "proof": .text(proof),
    ]
  }

  fileprivate init(_ fields: Fields, of problem: SelectionProblem) throws(ExchangeFault) {
    let starts = try fields.at("starts")
    plan = SelectionPlan(starts: try starts.map { (field) throws(ExchangeFault) in try field.quarter() })
    if let broken = problem.violations(of: plan).first { throw starts.fault("a plan that keeps to all; \(broken)") }
    evaluation = problem.evaluation(of: plan)
    let value = try fields.at("value")
    guard try value.decimal() == evaluation.value else { throw value.fault("\(evaluation.value)") }
    bound = try fields.at("bound").decimal()
    let proof = try fields.at("proof")
    guard let step = Proof.allCases.first(where: { "\($0)" == proof.value.stringValue }) else {
      throw proof.fault("a step of the proof")
    }
    self.proof = step
  }
}

extension SelectedPlan.Proof: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothing: "nothing"
    case .value: "value"
    case .cost: "cost"
    case .set: "set"
    case .starts: "starts"
    }
  }
}

extension ConstraintPrice {
  var json: JSONValue {
    var fields: JSONObject = ["constraint": constraint.json]
    fields["price"] = price.map { .text($0) }
    if !gained.isEmpty { fields["gained"] = .strings(gained) }
    if !lost.isEmpty { fields["lost"] = .strings(lost) }
    return .object(fields)
  }

  init(_ fields: Fields) throws(ExchangeFault) {
    constraint = try SelectionConstraint(fields.at("constraint"))
    price = try fields.optional("price")?.decimal()
    gained = try fields.texts("gained")
    lost = try fields.texts("lost")
  }
}

extension NearMiss {
  fileprivate var json: JSONValue { ["constraint": constraint.json, "amount": .count(amount)] }

  fileprivate init(_ fields: Fields) throws(ExchangeFault) {
    constraint = try SelectionConstraint(fields.at("constraint"))
    amount = try fields.at("amount").integer()
  }
}

extension Absence {
  var json: JSONValue {
    var fields: JSONObject = ["id": .string(id), "words": .string(description)]
    if !nearMisses.isEmpty { fields["near_misses"] = .array(nearMisses.map(\.json)) }
    if !together.isEmpty { fields["together"] = .array(together.map(\.json)) }
    switch forced {
    case .costs(let loss, let gained, let displaced):
      fields["forced"] = ["loss": .text(loss), "gained": .strings(gained), "displaced": .strings(displaced)]
    case .impossible: fields["forced"] = "impossible"
    case .unknown: break
    }
    return .object(fields)
  }

  init(_ fields: Fields) throws(ExchangeFault) {
    id = try fields.at("id").text()
    nearMisses = try fields.list("near_misses") { (field) throws(ExchangeFault) in try NearMiss(field) }
    together = try fields.list("together") { (field) throws(ExchangeFault) in try NearMiss(field) }
    guard let forced = fields.optional("forced") else {
      self.forced = .unknown
      return
    }
    self.forced =
      forced.value.stringValue == "impossible"
      ? .impossible
      : .costs(
        try forced.at("loss").decimal(), gained: try forced.texts("gained"), displaced: try forced.texts("displaced"))
  }
}

extension ScenarioComparison.Row {
  /// Scenarios are told by their names; the problem as it stands by null.
  var json: JSONValue {
    [
      "initiatives": .strings(ids),
      "best_in": .array(scenarios.map { $0.map { .string($0) } ?? .null }),
      "regrets": .array(
        regrets.map { regret in
          switch regret {
          case .less(let loss): .text(loss)
          case .impossible: "impossible"
          case .unknown: "unknown"
          }
        }),
    ]
  }

  init(_ fields: Fields, _ names: [String?]) throws(ExchangeFault) {
    ids = try fields.texts("initiatives")
    scenarios = try fields.list("best_in") { (field) throws(ExchangeFault) in
      if case .null = field.value { return nil }
      return try field.text()
    }
    regrets = try fields.list("regrets") { (field) throws(ExchangeFault) in
      switch field.value.stringValue {
      case "impossible": .impossible
      case "unknown": .unknown
      default: .less(try field.decimal())
      }
    }
    guard regrets.count == names.count else { throw fields.fault("\(names.count) regrets") }
  }
}
