import ArgumentParser
import Governance

extension Lesson: KindVerbs {
  static var verbs: [any ParsableCommand.Type] {
    [LessonPublish.self, LessonAcknowledge.self, LessonSearchCommand.self]
  }
}
