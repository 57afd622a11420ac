extension RuleCatalog {
  /// What must hold of every commit: its shape and files, who made and signed it, and what it does to the rules.
  static let commits: [any Rule] = [
    HistoryGrowsInOneLine(), AuthorsAreEnrolled(), AddressesNameOnePerson(), PolicyStaysReadable(),
    RulesChangeByDecision(), PolicyChangesAlone(), PolicyKeepsTheFloor(), ActivationEndsSetUp(), CommitsHaveOneForm(),
    OnlyLedgerFiles(), FilesAreNamedByPolicy(), CommitsStayWithinLimits(), CommitsAreSigned(),
    AuthorsSignTheirCommits(), KeysAreCurrent(), KeysNameOnePerson(),
  ]
}
