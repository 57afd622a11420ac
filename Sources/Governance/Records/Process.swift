public import JSON

/// An operated process with its owner, service level and controlled documents.
public struct Process: GovernanceRecord {
  public static let kind = RecordKind(
    name: "process", folder: "processes", prefix: "PRC", summary: "an operated process, its owner and documents",
    isBounded: true, lifecycle: Lifecycle(first: "draft", ["draft": ["active"], "active": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isActive: Bool { status == "active" }
  public var forum: RecordID? { fields.id("forum") }
  public var escalationPath: [EscalationLevel] { fields.objects("escalation_path").map(EscalationLevel.init) }
  /// The roles that may settle issues without a forum.
  public var scopeOfAuthority: [String] { fields.strings("scope_of_authority") }
  public var controlDocuments: [JSONObject] { fields.objects("control_docs") }
  public var trainingMaterial: [JSONObject] { fields.objects("training_material") }
}
