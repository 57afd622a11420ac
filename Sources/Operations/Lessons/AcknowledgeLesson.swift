import Calendars
public import Governance
import JSON

/// Records what an initiative says of a lesson that somebody else learned.
public struct AcknowledgeLesson: Sendable {
  public enum Response: String, Sendable, CaseIterable {
    case apply
    case notApplicable = "not_applicable"
  }

  public let lesson: RecordID
  public let initiative: RecordID
  public let response: Response
  public let note: String?

  public init(_ lesson: RecordID, by initiative: RecordID, response: Response, note: String?) {
    self.lesson = lesson
    self.initiative = initiative
    self.response = response
    self.note = note
  }

  /// Replaces what the initiative said of the lesson before.
  ///
  /// - Throws: `UsageError` when the lesson is not published, a reason is missing or nobody is known to say so.
  public func apply(to edits: inout RecordEdits) throws {
    let known = try edits.require(lesson, as: Lesson.self)
    guard known.isPublished else {
      throw UsageError("\(lesson) is \(known.status)", hint: "only a published lesson is acknowledged")
    }
    guard let person = edits.author else {
      throw UsageError("a lesson is acknowledged by somebody", hint: "enrol yourself, or say who you are with --as")
    }
    var said: JSONObject = [
      "lesson": .string(lesson.text), "person": .string(person.text), "at": .string(edits.time.description),
      "response": .string(response.rawValue),
    ]
    said["note"] = note.map { .string($0) }
    guard LessonAcknowledgement(said).isConsidered else {
      throw UsageError(
        "why \(lesson) does not apply takes \(LessonAcknowledgement.leastReason) characters or more",
        hint: "--note 'The reason'")
    }
    _ = try edits.require(initiative, as: Initiative.self)
    try edits.update(initiative) { fields in
      let others = fields.array("lessons_ack").filter { $0.objectValue?.id("lesson") != lesson }
      fields["lessons_ack"] = .array(others + [.object(said)])
    }
  }
}
