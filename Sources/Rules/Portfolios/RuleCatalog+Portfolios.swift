extension RuleCatalog {
  /// The rules about pools of people, planning cycles and what grows stale, in order of code.
  static let portfolios: [any Rule] = [
    PoolsAreNotOverbooked(), ReserveIsKept(), PlansKeepTheirConstraints(), OverridesAreReasoned(),
    WeightsPrecedeScores(), CustomersAdviseThePlan(), SegmentsAreReassessed(),
  ]
}
