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
}

/// One gate of a model: what it opens and what it asks.
public struct Gate: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var opensStage: String { fields.string("opens_stage") ?? "" }
  public var criteria: [Criterion] { fields.objects("criteria").map(Criterion.init) }
}

/// One question that a gate asks.
public struct Criterion: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  public var kind: String { fields.string("kind") ?? "" }
  public var category: String { fields.string("category") ?? "" }
}
