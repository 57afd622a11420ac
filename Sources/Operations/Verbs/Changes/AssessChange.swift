public import Governance
import JSON
public import Rules
import Storage

/// States what a change does: cost, days, benefits, requirements, capacity, risk, customer impact.
///
/// What was stated before and is not said again stays.
public struct AssessChange: Sendable {
  public let change: RecordID
  /// Thousands of the policy's currency, below zero it saves.
  public var cost: Int64?
  public var days: Int64?
  public var benefits: String?
  public var risk: String?
  public var requirementsDelta: Int64?
  /// Person-weeks by quarter (`2026Q4`); an empty list says that it needs none.
  public var capacity: [(quarter: String, amount: Int64)]?
  /// The customer impact assessment.
  public var assessment: RecordID?
  public var changeClass: ChangeClass?

  public init(_ change: RecordID) { self.change = change }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let request = try edits.require(change, as: ChangeRequest.self)
    guard request.status == "draft" || request.status == "submitted" || request.type == "emergency" else {
      throw UsageError("\(change) is \(request.status), so its assessment stands", hint: "folio change new --from \(change) asks anew")
    }
    try edits.update(change) { fields in
      var impact = fields.object("impact") ?? [:]
      impact.take("cost", cost.map { .integer($0) })
      impact.take("days", days.map { .integer($0) })
      impact.take("benefits", benefits.map { .string($0) })
      impact.take("risk", risk.map { .string($0) })
      impact.take("requirements_delta", requirementsDelta.map { .integer($0) })
      impact.take("cia", assessment.map { .string($0.text) })
      impact.take(
        "capacity", capacity.map { .array($0.map { ["quarter": .string($0.quarter), "amount": .integer($0.amount)] }) })
      fields["impact"] = .object(impact)
      fields.take("class", changeClass.map { .string($0.rawValue) })
    }
  }
}

extension JSONObject {
  /// Puts `value` under `key` when there is one.
  fileprivate mutating func take(_ key: String, _ value: JSONValue?) {
    if let value { self[key] = value }
  }
}
