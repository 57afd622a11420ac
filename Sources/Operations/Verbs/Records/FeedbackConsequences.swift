import Calendars
import Governance
import JSON
import Rules

extension Feedback: Consequential {
  /// What is actioned says since when, so that the loop is closed in time.
  static func follow(
    _ record: inout Record, before: Record?, in edits: inout RecordEdits, _ context: RuleContext
  ) throws {
    guard record.status == "actioned", before?.status != "actioned" else { return }
    record.fields.fill("actioned_at", .string(edits.time.description))
  }
}
