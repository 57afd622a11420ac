public import Calendars
public import Governance
import JSON
public import Rules

/// What happens to a review between its scheduling and its end.
public enum ReviewMove: Sendable {
  case start
  /// Something is wrong, and somebody puts it right by the end of a day.
  case find(severity: String, text: String, owner: RecordID, dueOn: CivilDate)
  /// It is done, and this follows from it.
  case complete(conclusion: String?)

  /// - Throws: `UsageError` when the review is not where this begins.
  public func apply(to id: RecordID, _ edits: inout RecordEdits, _ context: RuleContext) throws {
    let review = try edits.require(id, as: Review.self)
    switch self {
    case .start:
      try review.must(be: "scheduled", orElse: nil)
      try edits.update(id) { $0["status"] = "in_progress" }
    case .find(let severity, let text, let owner, let dueOn):
      try review.must(be: "in_progress", orElse: "folio review start \(id) begins it")
      try edits.update(id) { fields in
        let findings = fields.array("findings")
        let finding: JSONValue = [
          "id": .string("F\(findings.count + 1)"), "severity": .string(severity), "text": .string(text),
          "owner": .string(owner.text), "due_on": .string(dueOn.description),
        ]
        fields["findings"] = .array(findings + [finding])
      }
    case .complete(let conclusion):
      try review.must(be: "in_progress", orElse: "folio review start \(id) begins it")
      var ended = review.record
      ended.fields["status"] = "completed"
      ended.fields.fill("conclusion", conclusion.map { .string($0) })
      try edits.put(ended, following: context)
    }
  }
}

extension Review {
  fileprivate func must(be wanted: String, orElse hint: String?) throws {
    guard status == wanted else {
      let stands = status.split(separator: "_").joined(separator: " ")
      throw UsageError("\(id) is \(stands)", hint: status == "scheduled" ? hint : nil)
    }
  }
}
