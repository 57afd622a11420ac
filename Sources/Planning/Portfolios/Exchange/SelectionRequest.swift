public import JSON

/// What `folio` asks `folio-plan`: a problem and what to find out about it.
public struct SelectionRequest: Hashable, Sendable {
  public var problem: SelectionProblem
  public var scenarios: [SelectionScenario]
  /// How long each stage may take: each search for a greatest value, the ties of each, and each kind of analysis.
  public var seconds: Int
  /// Whether the price of each constraint is wanted.
  public var wantsPrices: Bool
  /// The candidates of which it is wanted why they are out, where they are; nil for all.
  public var explained: [String]?

  public init(
    _ problem: SelectionProblem,
    scenarios: [SelectionScenario] = [],
    seconds: Int,
    wantsPrices: Bool = true,
    explained: [String]? = nil
  ) {
    self.problem = problem
    self.scenarios = scenarios
    self.seconds = seconds
    self.wantsPrices = wantsPrices
    self.explained = explained
  }
}

/// What is exchanged is not what was expected: another version of `folio` or of `folio-plan` wrote it.
public struct ExchangeFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it stands, as a JSON pointer.
  public let pointer: String
  public let expected: String

  public var description: String {
    "at \(pointer.isEmpty ? "the top" : pointer): expected \(expected)"
  }
}

extension SelectionRequest {
  public var json: JSONValue {
    var fields: JSONObject = [
      "problem": problem.json, "seconds": .integer(Int64(seconds)), "prices": .bool(wantsPrices),
    ]
    if !scenarios.isEmpty { fields["scenarios"] = .array(scenarios.map(\.json)) }
    fields["explained"] = explained.map { .strings($0) }
    return .object(fields)
  }

  /// - Throws: `ExchangeFault` where something is missing or of another kind.
  public init(json: JSONValue) throws(ExchangeFault) {
    let fields = Fields(json)
    problem = try SelectionProblem(fields.at("problem"))
    scenarios = try fields.list("scenarios") { (field) throws(ExchangeFault) in try SelectionScenario(field) }
    seconds = try fields.at("seconds").integer()
    wantsPrices = try fields.optional("prices")?.boolean() ?? false
    explained = try fields.optional("explained")?.list { (field) throws(ExchangeFault) in try field.text() }
  }
}
