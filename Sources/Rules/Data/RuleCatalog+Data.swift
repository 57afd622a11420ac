extension RuleCatalog {
  /// What must never enter a record.
  static let data: [any Rule] = [NoPersonalData()]
}
