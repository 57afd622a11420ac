public import Calendars
public import JSON

/// What went wrong or right, kept so that the next initiative need not find out again.
public struct Lesson: GovernanceRecord {
  public static let kind = RecordKind(
    name: "lesson", folder: "lessons", prefix: "LES", summary: "what was learned, and for whom it matters",
    isBounded: true,
    lifecycle: Lifecycle(first: "draft", ["draft": ["published"], "published": ["retired"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var isPublished: Bool { status == "published" }
  /// What it was learned from.
  public var source: RecordID? { fields.id("source") }
  /// failure, near_miss or success.
  public var event: String { fields.string("event") ?? "" }
  /// low, medium or high.
  public var severity: String { fields.string("severity") ?? "" }
  public var cause: String { fields.string("cause") ?? "" }
  public var what: String { fields.string("what") ?? "" }
  public var recommendation: String { fields.string("recommendation") ?? "" }
  public var tags: [String] { fields.strings("tags") }
  public var actions: [JSONObject] { fields.objects("actions") }
  /// Where it was presented.
  public var socialised: [JSONObject] { fields.objects("socialised") }
  /// When it was published; when it was written, where that is not said.
  public var publishedAt: Instant? { fields.instant("published_at") ?? fields.instant("created_at") }

  /// Whether nobody who shares a tag with it may pass it by.
  public var isWeighty: Bool { severity == "medium" || severity == "high" }
}

/// What an initiative says of a lesson.
public struct LessonAcknowledgement: Sendable, Hashable {
  /// How many characters it takes to say why a lesson does not apply.
  public static let leastReason = 20

  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var lesson: RecordID? { fields.id("lesson") }
  /// apply or not_applicable.
  public var response: String { fields.string("response") ?? "" }
  public var note: String { fields.string("note") ?? "" }

  /// Whether it shows that the lesson was considered: it applies, or there is a reason why not.
  public var isConsidered: Bool {
    response == "apply" || response == "not_applicable" && note.unicodeScalars.count >= Self.leastReason
  }
}
