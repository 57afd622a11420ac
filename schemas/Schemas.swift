/// The JSON Schemas of this folder, embedded in the binary.
public enum SchemaFiles {
  /// The file names of all schemas, sorted: one per kind of record, `ledger` for `portfolio/ledger.json`,
  /// `guard` for what guarded repositories hold, and `common`, which the others refer to.
  public static let names = [
    "assessment.schema.json",
    "capacity.schema.json",
    "change.schema.json",
    "common.schema.json",
    "decision.schema.json",
    "escalation.schema.json",
    "exception.schema.json",
    "feedback.schema.json",
    "forum.schema.json",
    "freeze.schema.json",
    "gatemodel.schema.json",
    "guard.schema.json",
    "initiative.schema.json",
    "ledger.schema.json",
    "lesson.schema.json",
    "metric.schema.json",
    "observation.schema.json",
    "person.schema.json",
    "policy.schema.json",
    "portfolio.schema.json",
    "process.schema.json",
    "review.schema.json",
    "rollout.schema.json",
    "segment.schema.json",
  ]

  /// The text of the schema file `name`, or nothing if there is no such file.
  public static func bytes(named name: String) -> [UInt8]? {
    switch name {
    case "assessment.schema.json": PackageResources.assessment_schema_json
    case "capacity.schema.json": PackageResources.capacity_schema_json
    case "change.schema.json": PackageResources.change_schema_json
    case "common.schema.json": PackageResources.common_schema_json
    case "decision.schema.json": PackageResources.decision_schema_json
    case "escalation.schema.json": PackageResources.escalation_schema_json
    case "exception.schema.json": PackageResources.exception_schema_json
    case "feedback.schema.json": PackageResources.feedback_schema_json
    case "forum.schema.json": PackageResources.forum_schema_json
    case "freeze.schema.json": PackageResources.freeze_schema_json
    case "gatemodel.schema.json": PackageResources.gatemodel_schema_json
    case "guard.schema.json": PackageResources.guard_schema_json
    case "initiative.schema.json": PackageResources.initiative_schema_json
    case "ledger.schema.json": PackageResources.ledger_schema_json
    case "lesson.schema.json": PackageResources.lesson_schema_json
    case "metric.schema.json": PackageResources.metric_schema_json
    case "observation.schema.json": PackageResources.observation_schema_json
    case "person.schema.json": PackageResources.person_schema_json
    case "policy.schema.json": PackageResources.policy_schema_json
    case "portfolio.schema.json": PackageResources.portfolio_schema_json
    case "process.schema.json": PackageResources.process_schema_json
    case "review.schema.json": PackageResources.review_schema_json
    case "rollout.schema.json": PackageResources.rollout_schema_json
    case "segment.schema.json": PackageResources.segment_schema_json
    default: nil
    }
  }
}
