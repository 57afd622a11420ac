public import Governance

extension LedgerState {
  /// Whether the baselined fields of `record`, as it stands in this state, change only through change control.
  ///
  /// - A process and a metric: while they are active.
  /// - A planning cycle: from its approval on.
  /// - A rollout: once one of its waves is ready; those that are only planned stay free.
  /// - A change, an exception and a freeze: from their approval on.
  /// - An initiative: once G2 gave it a baseline, in every stage from the one that G2 opens. Stages move by gate decisions
  ///   alone, so a baseline in an earlier stage means that the initiative was recycled to G2 or to a gate before it: the
  ///   baseline is lifted until the next G2 go. Where the gate model cannot say which stage that is, control holds.
  ///
  /// - Throws: what reading the gate model threw.
  public func isUnderChangeControl(_ record: Record) throws -> Bool {
    if let change = record.of(ChangeRequest.self) { return change.hasBeenApproved }
    if let initiative = record.of(Initiative.self) {
      return try initiative.baseline != nil && hasOpenedBuild(initiative)
    }
    if let exception = record.of(Exception.self) { return exception.isGranted }
    if let rollout = record.of(Rollout.self) { return rollout.waves.contains(where: \.isLocked) }
    if let freeze = record.of(Freeze.self) { return freeze.isApproved }
    if let portfolio = record.of(Portfolio.self) { return portfolio.isApproved || portfolio.status == "superseded" }
    return [Process.kind, Metric.kind].contains(record.kind) && record.status == "active"
  }

  private func hasOpenedBuild(_ initiative: Initiative) throws -> Bool {
    guard let model = try record(initiative.gateModel, as: GateModel.self), let gate = model.gate(Baseline.gate),
      let opened = model.stages.firstIndex(of: gate.opensStage),
      let reached = model.stages.firstIndex(of: initiative.stage)
    else { return true }
    return reached >= opened
  }
}

extension ChangeRequest {
  /// Whether an approval was given to it, used or not.
  var hasBeenApproved: Bool {
    ["approved", "approved_emergency", "implemented", "ratified", "closed"].contains(status)
  }
}
