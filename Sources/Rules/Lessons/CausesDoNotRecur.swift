import Calendars
public import Governance
import JSON

/// A cause that has led to three failures in 365 days is worth more than another lesson.
///
/// Said when the third published failure lesson with the same cause appears, and at each one after it; nothing is
/// refused and nothing opened by itself.
public struct CausesDoNotRecur: Rule {
  public static let id = RuleID(code: "LESS-04", name: "causes-do-not-recur")

  /// How many failures one cause may lead to before it is spoken of, and in how many days at home.
  public static let most = 2
  public static let days = 365

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let published = change.all(Lesson.self).filter { $0.after.isFailure && $0.before?.isPublished != true }
    guard !published.isEmpty else { return [] }
    let recent = Self.recentFailures(among: try context.after.all(Lesson.self), at: context)
    return published.compactMap { record, _, lesson -> Violation? in
      let count = recent.count { $0.cause == lesson.cause }
      guard count > Self.most else { return nil }
      return violation(
        .recurred(lesson.cause, count), in: record, at: "/cause", fix: .mend(lesson), severity: .warn)
    }
  }

  /// The published failure lessons of the last 365 days.
  public static func recentFailures(among lessons: [Lesson], at moment: some Moment) -> [Lesson] {
    lessons.filter { lesson in
      lesson.isFailure
        && lesson.publishedAt.map {
          CivilDate.days(from: moment.home.day(of: $0), to: moment.today) <= Self.days
        } ?? false
    }
  }
}

extension Lesson {
  fileprivate var isFailure: Bool { isPublished && event == "failure" }
}

extension Violation.Message {
  fileprivate static func recurred(_ cause: String, _ count: Int) -> Self { "'\(cause)' has recurred \(count) times" }
  fileprivate static func mend(_ lesson: Lesson) -> Self {
    "fix the cause, or take it to a forum: folio escalation new --set type=cross_functional --set severity=2 --set path=FOR-…; folio lesson search \(lesson.cause) shows the others"
  }
}
