/// Every kind of record that this version governs.
public enum RecordCatalog {
  public static let types: [any GovernanceRecord.Type] = [
    Policy.self, Person.self, Forum.self, Review.self, Decision.self, GateModel.self, Initiative.self,
    Assessment.self, ChangeRequest.self, Segment.self, Process.self, Metric.self, Exception.self, Lesson.self,
    Escalation.self, Feedback.self, Freeze.self, Rollout.self, Observation.self, Capacity.self, Portfolio.self,
  ]

  public static let kinds: [RecordKind] = types.map { $0.kind }

  public static func kind(named name: String) -> RecordKind? { kinds.first { $0.name == name } }
  public static func kind(prefix: String) -> RecordKind? { byPrefix[prefix] }
  public static func kind(folder: String) -> RecordKind? { byFolder[folder] }

  // Both are asked for every file that is read.
  private static let byPrefix = Dictionary(kinds.map { ($0.prefix, $0) }, uniquingKeysWith: { first, _ in first })
  private static let byFolder = Dictionary(kinds.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
}
