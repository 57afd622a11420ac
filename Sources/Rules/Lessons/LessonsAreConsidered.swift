public import Governance
import JSON

/// What others learned is considered before an initiative goes on.
///
/// At a go or conditional go of G2, G3 or G4, every published lesson of medium or high severity that shares a tag with
/// the initiative stands in its `lessons_ack`: it applies, or there is a reason of at least 20 characters why not. What
/// stands in the parent state counts, so a lesson that is published later is asked about at the next of these gates.
public struct LessonsAreConsidered: GateRule {
  public static let id = RuleID(code: "LESS-01", name: "lessons-are-considered")

  /// The gates that ask.
  public static let gates: Set<String> = ["G2", "G3", "G4"]

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass, Self.gates.contains(closing.gate) else { return [] }
    let initiative = closing.initiative
    return try initiative.unconsidered(among: context.before.all(Lesson.self)).map { lesson in
      let isAnswered = initiative.acknowledgements.contains { $0.lesson == lesson.id }
      return violation(
        isAnswered ? .withoutReason(lesson) : .notConsidered(lesson), in: record, at: "/subject",
        fix: .acknowledge(initiative.id, lesson.id))
    }
  }
}

extension Initiative {
  /// The published lessons of medium or high severity that share a tag with it and that it says nothing good enough of.
  public func unconsidered(among lessons: [Lesson]) -> [Lesson] {
    let considered = Set(acknowledgements.filter(\.isConsidered).compactMap(\.lesson))
    return lessons.filter {
      $0.isPublished && $0.isWeighty && !considered.contains($0.id) && !Set($0.tags).isDisjoint(with: tags)
    }
  }
}

extension Violation.Message {
  fileprivate static func notConsidered(_ lesson: Lesson) -> Self {
    "\(lesson.id) '\(lesson.title)' has not been considered"
  }
  fileprivate static func withoutReason(_ lesson: Lesson) -> Self {
    "\(lesson.id) '\(lesson.title)' has not been considered: it is called not applicable without a reason of \(LessonAcknowledgement.leastReason) characters"
  }
  fileprivate static func acknowledge(_ initiative: RecordID, _ lesson: RecordID) -> Self {
    "consider it: folio lesson ack \(initiative) \(lesson) --response apply, or not_applicable with a --note that says why"
  }
}
