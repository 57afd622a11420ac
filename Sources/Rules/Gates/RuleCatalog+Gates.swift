extension RuleCatalog {
  /// The rules about stage gates, in order of code.
  static let gates: [any Rule] = [
    GatesAreHeldInOrder(), MustCriteriaAreMet(), GatesAskMoneyAndCustomers(), CustomerEvidenceIsFresh(),
    MoneyIsApprovedByFinance(), ShouldScoresClearTheHurdle(), ConditionsAreSettled(), HoldsEnd(), KilledStaysKilled(),
    RecyclesBringSomethingNew(), SpendIsAuthorised(), PilotsWereTriedOut(), RolloutsArePrepared(),
    InitiativesEndInOperations(),
    ProblemsAreCheckedOnData(),
  ]
}
