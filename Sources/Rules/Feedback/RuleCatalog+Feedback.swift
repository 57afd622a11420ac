extension RuleCatalog {
  /// The rules about what customers say, in order of code; the one about alerts stands with escalations.
  static let feedback: [any Rule] = [ThemesHaveOneName(), LoudThemesAreReviewed(), ThemesAreAnswered()]
}
