extension RuleCatalog {
  /// The rules about scope and change control, in order of code.
  static let scope: [any Rule] = [
    BaselineNeedsApprovedChange(), AppliedEditIsWhatWasApproved(), ApprovalPrecedesApplication(),
    ApprovalIsUsedInTime(), BaselineMatchesContent(), ChangeIsAssessed(), ClassFollowsFromImpact(),
    CreepGoesBackToTheGate(), StandardChangeFitsTemplate(), EmergenciesAreSettled(), ChangesApplyToLiveInitiatives(),
    GateModelIsPinned(), ControlledRecordsNeedAuthority(),
  ]
}
