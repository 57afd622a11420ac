public import Governance
public import Planning
import JSON
import Platform
import Rules

/// Finds the best plan of a cycle, with `folio-plan`.
public struct OptimizePortfolio: Sendable {
  /// How long each search may take, in seconds, where nobody says.
  public static let seconds = 20

  public var seconds = OptimizePortfolio.seconds
  public var wantsPrices = true
  public var wantsScenarios = false
  /// Whether `folio-plan` tells of its progress on standard error.
  public var tellsProgress = false

  public init() {}

  /// - Throws: `UsageError` when there is nothing to choose from, `PlatformError` where `folio-plan` is missing or fails.
  public func callAsFunction(_ cycle: PortfolioView) throws -> SelectionAnswer {
    let request = SelectionRequest(
      try cycle.problem(), scenarios: wantsScenarios ? try cycle.worlds() : [], seconds: seconds,
      wantsPrices: wantsPrices)
    // Each stage has its own limit, and there are many: this one only ends what no longer answers.
    let companion = Companion(name: "folio-plan", limit: 600 + 60 * seconds, tellsProgress: tellsProgress)
    let answer = try companion.run(["optimize"], CanonicalJSON.compact(of: request.json))
    do {
      return try SelectionAnswer(json: JSONParser.parse(answer, limits: .document), to: request)
    } catch {
      throw PlatformError(
        "use", companion.name, .because("it is of another version than folio, install both again (\(error))"))
    }
  }
}

extension SelectedPlan {
  /// The plan as a record keeps it.
  func fields(method: Portfolio.Method) -> JSONObject {
    var fields: JSONObject = [
      "set": .array(plan.ids.map { .string($0) }),
      "starts": .object(JSONObject(plan.starts.map { ($0.key, .string("\($0.value)")) })),
      "value": .string("\(value)"), "cost": .integer(Int64(cost)), "method": .string(method.rawValue),
      "optimal": .bool(isOptimal),
    ]
    if !isOptimal { fields["bound"] = .string("\(bound)") }
    return fields
  }
}

/// Writes a plan into its cycle.
public struct SavePlan: Sendable {
  let portfolio: RecordID
  let fields: JSONObject

  public init(_ plan: SelectedPlan, of portfolio: Portfolio) {
    self.portfolio = portfolio.id
    fields = plan.fields(method: portfolio.method)
  }

  public func apply(to edits: inout RecordEdits) throws {
    try edits.update(portfolio) { $0["result"] = .object(fields) }
  }
}
