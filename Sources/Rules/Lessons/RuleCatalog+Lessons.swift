extension RuleCatalog {
  /// The rules about lessons, in order of code.
  static let lessons: [any Rule] = [
    LessonsAreConsidered(), SetbacksTeachSomething(), LessonsAreShared(), CausesDoNotRecur(),
  ]
}
