public import Calendars
public import JSON

/// One governed question with its votes and its outcome.
public struct Decision: GovernanceRecord {
  public static let kind = RecordKind(
    name: "decision", folder: "decisions", prefix: "DEC", summary: "one governed question, its votes, its outcome",
    lifecycle: Lifecycle(first: "open", ["open": ["closed"], "closed": ["used"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var subject: RecordID? { fields.id("subject") }
  public var type: String { fields.string("type") ?? "" }
  /// `G2` of a gate decision.
  public var gate: String? { fields.string("gate") }
  /// The edit that a policy or metric decision authorises.
  public var touches: [Touch] { fields.objects("touches").compactMap(Touch.init) }
  public var hasTouches: Bool { fields["touches"] != nil }
  /// The breaches that a policy decision acknowledges.
  public var acknowledgements: [Acknowledgement] { fields.objects("acknowledges").map(Acknowledgement.init) }
  /// The freezes that an override opens.
  public var freezes: [RecordID] { fields.ids("freezes") }
  /// The wave of a rollout that an override lets start.
  public var wave: String? { fields.string("wave") }
  /// From when on an override holds.
  public var validFrom: Instant? { fields.instant("valid_from") }
  /// The first instant at which an override no longer holds.
  public var validTo: Instant? { fields.instant("valid_to") }
  public var openedAt: Instant? { fields.instant("opened_at") }
  public var closesAt: Instant? { fields.instant("closes_at") }
  /// The voted digest that was approved, stored at closing.
  public var digest: String? { fields.string("digest") }
  public var outcome: String? { fields.string("outcome") }
  public var outcomeAt: Instant? { fields.instant("outcome_at") }
  public var gateResult: GateResult? { fields.object("gate_result").map(GateResult.init) }

  public var isOpen: Bool { status == "open" }
  /// Closed as approved, and not used yet.
  public var isApproved: Bool { status == "closed" && outcome == "approved" }

  /// The votes, by who cast them, in order of the caster's id.
  public var votes: [Vote] {
    (fields.object("votes") ?? [:]).compactMap { key, value in
      guard let caster = RecordID(key), let fields = value.objectValue else { return nil }
      return Vote(caster: caster, fields: fields)
    }
  }

  public func vote(by caster: RecordID) -> Vote? { votes.first { $0.caster == caster } }
}

/// What one person said on a decision.
public struct Vote: Sendable, Hashable {
  public enum Choice: String, Sendable, CaseIterable {
    case approve, reject, abstain, veto
  }

  /// Who cast it.
  public let caster: RecordID
  public let fields: JSONObject

  public init(caster: RecordID, fields: JSONObject) {
    self.caster = caster
    self.fields = fields
  }

  public var choice: Choice? { fields.string("vote").flatMap(Choice.init) }
  /// The role in which it was cast.
  public var role: String { fields.string("as") ?? "" }
  public var at: Instant? { fields.instant("at") }
  /// The voted digest that it binds to.
  public var digest: String? { fields.string("digest") }
  public var onBehalfOf: RecordID? { fields.id("on_behalf_of") }
  /// Whose vote it is: the caster's, or that of the person who delegated.
  public var principal: RecordID { onBehalfOf ?? caster }
}

/// What a gate decided, and on what evidence.
public struct GateResult: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  /// go, conditional_go, hold, recycle or kill.
  public var choice: String { fields.string("choice") ?? "" }
  public var criteria: JSONObject { fields.object("criteria") ?? [:] }
  public var authorisedSpend: Int64? { fields.integer("authorised_spend") }
  public func answer(to criterion: String) -> GateAnswer? { criteria.object(criterion).map(GateAnswer.init) }
  /// Every piece of evidence, whatever criterion it is given for.
  public var evidence: [Evidence] {
    criteria.flatMap { _, value in value.objectValue.map { GateAnswer($0).evidence } ?? [] }
  }
  public var conditions: [GateCondition] { fields.objects("conditions").map(GateCondition.init) }
  /// Whether the initiative passes the gate.
  public var isPass: Bool { choice == "go" || choice == "conditional_go" }
}
