extension RuleCatalog {
  /// The rules about exceptions, in order of code.
  static let exceptions: [any Rule] = [
    ExceptionsAreComplete(), TermsFitTheRisk(), ExceptionsEnd(), RenewalsComeInTime(), RelianceNeedsForce(),
    OnlyWhatCanBeWaivedIsWaived(), AuditsComeBeforeGrants(), ManyExceptionsReviewTheRule(), ExemptionsAreSmall(),
    ExemptionsDoNotRepeat(), ExceptionsDoNotDouble(), ControlsAreChecked(),
  ]
}
