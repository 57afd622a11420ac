import Calendars
public import Governance
import JSON
public import Rules

/// Gives an exception the further term that a decision granted.
public struct RenewException: Sendable {
  public let exception: RecordID
  /// The decision; the only one that can be meant, when nothing is said.
  public let decision: RecordID
  /// The completed review that it rests on.
  public let review: RecordID?

  public init(_ exception: RecordID, by decision: RecordID, review: RecordID?) {
    self.exception = exception
    self.decision = decision
    self.review = review
  }

  /// - Throws: `UsageError` when the decision is about something else or moves no expiry.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let decision = try edits.require(decision, as: Decision.self)
    guard decision.subject == exception, decision.type == "exception" else {
      throw UsageError("\(decision.id) is not about a renewal of \(exception)")
    }
    guard let expiry = decision.touches.first(where: { $0.path == "/expires_on" })?.to?.stringValue else {
      throw UsageError(
        "\(decision.id) moves no expiry",
        hint: "folio decision new --subject \(exception) --touch /expires_on=DATE")
    }
    try ApplyDecision(decision.id).apply(to: &edits)
    var renewal: JSONObject = [
      "on": .string(context.today.description), "new_expires_on": .string(expiry),
      "decision": .string(decision.id.text),
    ]
    renewal["review"] = review.map { .string($0.text) }
    try edits.update(exception) { $0["renewals"] = .array($0.array("renewals") + [.object(renewal)]) }
  }
}
