extension RuleCatalog {
  /// The rules about what is counted, in order of code.
  static let observations: [any Rule] = [SmallCellsAreNotKept(), MonthsKeepToTheirName(), RestatementsSayWhy()]
}
