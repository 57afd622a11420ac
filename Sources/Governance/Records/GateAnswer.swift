public import Calendars
public import JSON

/// What a gate decision says of one criterion.
public struct GateAnswer: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  /// For a must criterion.
  public var isMet: Bool { fields.bool("met") == true }
  /// For a should criterion, 0 to 10.
  public var score: ExactDecimal? { fields.decimal("score") }
  public var evidence: [Evidence] { fields.objects("evidence").map(Evidence.init) }
}

/// A pointer to what was found out.
public struct Evidence: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var type: String { fields.string("type") ?? "" }
  /// How many people, cases or documents it rests on.
  public var sample: Int64 { fields.integer("n") ?? 0 }
  public var on: CivilDate? { fields.date("on") }
  /// SHA-256 of the artifact.
  public var digest: String { fields.string("digest") ?? "" }
  public var segment: RecordID? { fields.id("segment") }
  /// What it measures, where it is a measurement.
  public var metric: RecordID? { fields.id("metric") }
  /// Thousands of the policy's currency, as are benefits.
  public var cost: Int64? { fields.integer("cost") }
  public var benefit: Int64? { fields.integer("benefit") }
}

/// What a conditional go depends on.
public struct GateCondition: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var text: String { fields.string("text") ?? "" }
  public var owner: RecordID? { fields.id("owner") }
  /// The last day to do it.
  public var dueOn: CivilDate? { fields.date("due_on") }
  public var doneOn: CivilDate? { fields.date("done_on") }
  public var isOpen: Bool { doneOn == nil }
  public func isOverdue(on day: CivilDate) -> Bool { isOpen && dueOn.map { day > $0 } == true }
}
