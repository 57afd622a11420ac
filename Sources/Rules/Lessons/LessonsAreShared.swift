import Calendars
public import Governance
import JSON

/// A lesson that is published is presented somewhere within 30 days, and what it asks for is done in time.
///
/// An entry in `socialised` says where it was presented. `folio due` lists what was not, and every action whose last day
/// has passed.
public struct LessonsAreShared: Rule {
  public static let id = RuleID(code: "LESS-03", name: "lessons-are-shared")

  /// How long it may take to present one, in days at home.
  public static let days = 30

  public init() {}

  /// No commit is refused for what was not done.
  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] { [] }
}

extension LessonsAreShared: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let lesson = record.of(Lesson.self), lesson.isPublished else { return [] }
    return notShared(lesson, context) + overdue(lesson, context)
  }

  private func notShared(_ lesson: Lesson, _ context: StandingContext) -> [Violation] {
    guard lesson.socialised.isEmpty, let published = lesson.publishedAt else { return [] }
    let age = CivilDate.days(from: context.home.day(of: published), to: context.today)
    guard age > Self.days else { return [] }
    return [
      context.violation(
        Self.id, .warn, .notShared(lesson.id, age), in: lesson.record, at: "/status",
        fix: .present(lesson.id, context.policy?.changeBoard), whoCan: lesson.owner.map { [$0] } ?? [])
    ]
  }

  private func overdue(_ lesson: Lesson, _ context: StandingContext) -> [Violation] {
    lesson.actions.enumerated().compactMap { index, action -> Violation? in
      guard action["done_on"] == nil, let due = action.date("due_on"), context.today > due else { return nil }
      let owner = action.id("owner")
      return context.violation(
        Self.id, .warn, .notActedOn(lesson.id, action.string("text") ?? "", due), in: lesson.record,
        at: JSONPointer(tokens: ["actions", "\(index)"]), fix: .finish(lesson.id, index),
        whoCan: owner.map { [$0] } ?? [])
    }
  }
}

extension Violation.Message {
  fileprivate static func notShared(_ lesson: RecordID, _ days: Int) -> Self {
    "\(lesson) has not been shared in \(days) days"
  }
  fileprivate static func present(_ lesson: RecordID, _ forum: RecordID?) -> Self {
    "present it at \(forum?.text ?? "a forum") and say so in socialised: folio lesson edit \(lesson)"
  }
  fileprivate static func notActedOn(_ lesson: RecordID, _ action: String, _ due: CivilDate) -> Self {
    "\(lesson) has not been acted on: '\(action)' was due on \(due)"
  }
  fileprivate static func finish(_ lesson: RecordID, _ index: Int) -> Self {
    "do it, then folio lesson edit \(lesson) --set /actions/\(index)/done_on=DATE"
  }
}
