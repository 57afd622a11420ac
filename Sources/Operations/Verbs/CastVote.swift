import Calendars
public import Governance
import JSON

/// Records one person's vote, bound to exactly what it is about.
public struct CastVote: Sendable {
  public let decision: RecordID
  public let choice: Vote.Choice
  /// The role that it is cast in.
  public let role: String
  public let onBehalfOf: RecordID?
  public let comment: String?

  public init(
    on decision: RecordID, _ choice: Vote.Choice, as role: String, onBehalfOf: RecordID? = nil, comment: String? = nil
  ) {
    self.decision = decision
    self.choice = choice
    self.role = role
    self.onBehalfOf = onBehalfOf
    self.comment = comment
  }

  public func apply(to edits: inout RecordEdits) throws {
    let decision = try edits.require(decision, as: Decision.self)
    guard let voter = edits.author else {
      throw UsageError("nobody is known to vote", hint: "set user.email to your address in this ledger")
    }
    guard let subject = try decision.subject.flatMap({ try edits.record($0) }) else {
      throw UsageError("\(decision.id) has no subject in this ledger")
    }
    var vote: JSONObject = [
      "vote": .string(choice.rawValue), "as": .string(role), "at": .string(edits.time.description),
      "digest": .string(try decision.votedDigest(subject: subject).description),
    ]
    vote["on_behalf_of"] = onBehalfOf.map { .string($0.text) }
    vote["comment"] = comment.map { .string($0) }
    try edits.update(decision.id) { fields in
      var votes = fields.object("votes") ?? [:]
      votes[voter.text] = .object(vote)
      fields["votes"] = .object(votes)
    }
  }
}
