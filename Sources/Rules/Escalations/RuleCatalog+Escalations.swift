extension RuleCatalog {
  /// The rules about escalations and alerts, in order of code.
  static let escalations: [any Rule] = [
    EscalationsFindAWay(), EscalationsAreAnswered(), CustomersAreMadeWhole(), AlertsStayFew(),
  ]
}
