public import Calendars
public import JSON

/// The stages, gates and criteria that an initiative is pinned to.
public struct GateModel: GovernanceRecord {
  public static let kind = RecordKind(
    name: "gatemodel", folder: "gatemodels", prefix: "GTM", summary: "the stages, gates and criteria",
    isBounded: true, lifecycle: Lifecycle(first: "draft", ["draft": ["active"], "active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  public var gates: [Gate] { fields.objects("gates").map(Gate.init) }
  public func gate(_ id: String) -> Gate? { gates.first { $0.id == id } }

  /// The stage before every gate: what a new initiative is in.
  public static let firstStage = "idea"

  /// The stages in the order in which the gates open them, beginning with `idea`.
  public var stages: [String] { [Self.firstStage] + gates.sorted { $0.id < $1.id }.map(\.opensStage) }

  /// The stage that an initiative is in when `gate` is decided.
  public func stage(before gate: String) -> String? {
    guard let index = gates.sorted(by: { $0.id < $1.id }).firstIndex(where: { $0.id == gate }) else { return nil }
    return stages[index]
  }

  /// The gate that is held before `gate`; nil for the first.
  public func gate(before gate: String) -> Gate? {
    let ordered = gates.sorted { $0.id < $1.id }
    guard let index = ordered.firstIndex(where: { $0.id == gate }), index > 0 else { return nil }
    return ordered[index - 1]
  }
}

/// One gate of a model: what it opens and what it asks.
public struct Gate: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var opensStage: String { fields.string("opens_stage") ?? "" }
  public var criteria: [Criterion] { fields.objects("criteria").map(Criterion.init) }
  public var musts: [Criterion] { criteria.filter { $0.kind == .must } }
  public var shoulds: [Criterion] { criteria.filter { $0.kind == .should } }
  /// The least weighted share of the should scores that lets a go through, in per cent.
  public var hurdle: ExactDecimal? { fields.decimal("hurdle") }
}

/// One question that a gate asks.
public struct Criterion: Sendable, Hashable {
  /// Whether it is met or not, or scored.
  public enum Kind: String, Sendable {
    case must, should
  }

  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var kind: Kind? { fields.string("kind").flatMap(Kind.init) }
  public var category: String { fields.string("category") ?? "" }
  public var text: String { fields.string("text") ?? "" }
  /// How much a should criterion counts.
  public var weight: ExactDecimal { fields.decimal("weight") ?? ExactDecimal(0) }
  /// The least score of a should criterion.
  public var leastScore: ExactDecimal? { fields.decimal("min") }
  /// The types of evidence that count; any where it names none.
  public var evidenceTypes: [String] { fields.strings("evidence_types") }
  public var leastSample: Int64? { fields.integer("min_n") }
  /// How old evidence may be.
  public var longestAge: CalendarDuration? { fields.string("max_age").flatMap { CalendarDuration($0) } }
}
