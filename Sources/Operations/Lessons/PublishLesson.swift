import Calendars
public import Governance
import JSON

/// Publishes a lesson, so that gates ask whether it was considered.
public struct PublishLesson: Sendable {
  public let lesson: RecordID

  public init(_ lesson: RecordID) { self.lesson = lesson }

  /// - Throws: `UsageError` when it is no draft.
  public func apply(to edits: inout RecordEdits) throws {
    let known = try edits.require(lesson, as: Lesson.self)
    guard known.status == "draft" else { throw UsageError.cannotMove(known.record, to: "published") }
    let now = edits.time.description
    try edits.update(lesson) { fields in
      fields["status"] = "published"
      fields["published_at"] = .string(now)
    }
  }
}
