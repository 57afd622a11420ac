public import Governance
import JSON
public import Rules
import Storage

/// States what a change does: cost, days, benefits, requirements, capacity, risk, customer impact, and so its class.
///
/// What was stated before and is not said again stays. Of a change of an initiative, cost, days, requirements and class
/// follow from the edit that it asks for when nobody says them; a class is never lowered unsaid.
public struct AssessChange: Sendable {
  public let change: RecordID
  /// Thousands of the policy's currency, below zero it saves.
  public var cost: Int64?
  public var days: Int64?
  public var benefits: String?
  public var risk: String?
  public var requirementsDelta: Int64?
  /// Person-weeks by quarter (`2026Q4`), of a pool where one is named; an empty list says that it needs none.
  public var capacity: [(pool: RecordID?, quarter: String, amount: Int64)]?
  /// The customer impact assessment.
  public var assessment: RecordID?
  public var changeClass: ChangeClass?

  public init(_ change: RecordID) { self.change = change }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let request = try edits.require(change, as: ChangeRequest.self)
    guard request.status == "draft" || request.status == "submitted" || request.type == "emergency" else {
      throw UsageError(
        "\(change) is \(request.status), so its assessment stands", hint: "folio change new --from \(change) asks anew")
    }
    let distance = try distance(of: request, edits)
    try edits.update(change) { fields in
      var impact = fields.object("impact") ?? [:]
      impact.take("cost", cost.map { .integer($0) })
      impact.take("days", days.map { .integer($0) })
      impact.take("benefits", benefits.map { .string($0) })
      impact.take("risk", risk.map { .string($0) })
      impact.take("requirements_delta", requirementsDelta.map { .integer($0) })
      impact.take("cia", assessment.map { .string($0.text) })
      impact.take(
        "capacity",
        capacity.map { rows in
          .array(
            rows.map { row in
              var fields: JSONObject = ["quarter": .string(row.quarter), "amount": .integer(row.amount)]
              fields["pool"] = row.pool.map { .string($0.text) }
              return .object(fields)
            })
        })
      impact.fill("cost", distance.map { .integer($0.cost) })
      impact.fill("days", distance?.days.map { .integer($0) })
      impact.fill("requirements_delta", distance.map { .integer(Int64($0.requirements)) })
      fields["impact"] = .object(impact)
      fields.take("class", changeClass.map { .string($0.rawValue) })
    }
    try raiseClass(&edits, context)
  }

  /// How far the edit that is asked for moves an initiative; nothing for another target, or an edit that does not fit.
  private func distance(of request: ChangeRequest, _ edits: RecordEdits) throws -> ScopeDistance? {
    guard let target = try request.target.flatMap({ try edits.record($0) }), target.kind == Initiative.kind else {
      return nil
    }
    let content = try target.baselinedContent()
    // An edit that does not fit is refused when it is applied; it has no distance.
    guard let moved = try? content.applying(request.touches.map(\.change)) else { return nil }
    return ScopeDistance(from: content, to: moved, first: target.baseline?.first ?? content)
  }

  /// Sets the class that the figures give, where none is stated that is as strict.
  private func raiseClass(_ edits: inout RecordEdits, _ context: RuleContext) throws {
    let request = try edits.require(change, as: ChangeRequest.self)
    guard changeClass == nil, let derived = try context.derivedClass(of: request)?.value,
      request.changeClass.map({ $0 < derived }) ?? true
    else { return }
    try edits.update(change) { $0["class"] = .string(derived.rawValue) }
  }
}

extension JSONObject {
  /// Puts `value` under `key` when there is one.
  fileprivate mutating func take(_ key: String, _ value: JSONValue?) {
    if let value { self[key] = value }
  }
}
