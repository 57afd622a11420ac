extension RuleCatalog {
  /// The rules about freezes, in order of code.
  static let freezes: [any Rule] = [
    HardFreezesHold(), SoftFreezesHold(), AllowedTimesBound(), AdvisoriesAreSaid(), OverridesCoverTheFreeze(),
    FreezesAreWindows(), FreezesLoosenByDecision(), WavesSettleBeforeFreezes(),
    OverridesStayRare(), PeaksAreProtected(),
  ]
}
