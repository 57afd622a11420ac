extension RuleCatalog {
  /// The rules about rollouts, what is said and taught before them, in order of code.
  static let rollouts: [any Rule] = [
    NoticesGoOutInTime(), StaffHearFirst(), NoticesAnnounceTheStart(), NoticesAreApproved(),
    SegmentsListWavesInFlight(), WavesMoveStepByStep(), OverdueConditionsStopWaves(),
    WavesFollowTheirOrder(), WavesStartAsPlanned(), WavesFollowTheirGate(), WavesSettle(), WavesProveTheirExit(),
    LimitsStopWaves(), ExposureStaysBounded(), WavesStartSmall(), AlertsStopWaves(), WaysBackAreTried(),
    RegionsAreAdaptedTo(), ReadyWavesStay(), AdoptionIsMeasured(), StaffAreTrained(), TrainingKeepsUp(),
  ]
}
