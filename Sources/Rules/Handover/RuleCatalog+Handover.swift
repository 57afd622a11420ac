extension RuleCatalog {
  /// The rules about what a project leaves to operations, in order of code.
  static let handover: [any Rule] = [OperationsAcceptHandover()]
}
