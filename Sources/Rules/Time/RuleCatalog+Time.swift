extension RuleCatalog {
  /// What must hold of the times that a commit and its records claim.
  static let time: [any Rule] = [CommitTimesAgree(), EventTimesAgree()]
}
