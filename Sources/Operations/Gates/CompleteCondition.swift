public import Calendars
public import Governance
import JSON

/// Records that a condition of a conditional go was done.
public struct CompleteCondition: Sendable {
  public let decision: RecordID
  public let condition: String
  public let day: CivilDate

  public init(_ condition: String, of decision: RecordID, on day: CivilDate) {
    self.decision = decision
    self.condition = condition
    self.day = day
  }

  /// - Throws: `UsageError` when the decision has no such condition, or it was done before.
  public func apply(to edits: inout RecordEdits) throws {
    let conditions = try edits.require(decision, as: Decision.self).gateResult?.conditions ?? []
    guard let known = conditions.first(where: { $0.id == condition.uppercased() }) else {
      throw UsageError(
        "\(decision) has no condition \(condition)",
        hint: conditions.isEmpty ? nil : "it has \(conditions.map(\.id).joined(separator: ", "))")
    }
    if let done = known.doneOn { throw UsageError("\(known.id) of \(decision) was done on \(done)") }
    try edits.update(decision) { fields in
      var result = fields.object("gate_result") ?? [:]
      result["conditions"] = .array(
        result.objects("conditions").map { condition in
          guard condition.string("id") == known.id else { return .object(condition) }
          var done = condition
          done["done_on"] = .string(day.description)
          return .object(done)
        })
      fields["gate_result"] = .object(result)
    }
  }
}
