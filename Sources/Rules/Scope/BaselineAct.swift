import Governance

/// Something in a commit that writes a record's baseline.
enum BaselineAct {
  /// A change is applied to the record.
  case change(ChangeApplication)
  /// A decision's `touches` are applied to the record.
  case decision(DecisionUse)
  /// An initiative passes G2, the first time or after a recycle.
  case gate(record: RecordChange, decision: Decision)
  /// A process or a metric becomes active.
  case activation(RecordChange)

  /// The record of the commit that shows it.
  var record: RecordChange {
    switch self {
    case .change(let application): application.record
    case .decision(let use): use.record
    case .gate(let record, _): record
    case .activation(let record): record
    }
  }

  /// The command that makes the act and writes the baseline with it.
  var command: String {
    switch self {
    case .change(let application): "folio change apply \(application.after.id)"
    case .decision(let use): "folio decision apply \(use.decision.id)"
    case .gate(_, let decision): "folio decision close \(decision.id)"
    case .activation(let record): "folio \(record.kind) edit \(record.id) --set status=active"
    }
  }
}

extension CommitChange {
  /// What writes baselines in this commit, by the record that has the baseline.
  var baselineActs: [RecordID: [BaselineAct]] {
    var acts: [RecordID: [BaselineAct]] = [:]
    for application in applications {
      application.after.target.map { acts[$0, default: []].append(.change(application)) }
    }
    // Exceptions and freezes have no baseline: their own lists say what became of them. A rollout has one from the first
    // change on that is applied to it.
    for use in editDecisionUses {
      guard let subject = use.decision.subject else { continue }
      let hasBaseline = use.decision.type == "metric" || record(subject)?.before?.baseline != nil
      if hasBaseline { acts[subject, default: []].append(.decision(use)) }
    }
    for (record, decision) in closedGates where decision.gate == Baseline.gate && decision.gateResult?.isPass == true {
      decision.subject.map { acts[$0, default: []].append(.gate(record: record, decision: decision)) }
    }
    for record in records where [Process.kind, Metric.kind].contains(record.kind) {
      if record.after.status == "active", record.before?.status != "active" {
        acts[record.id, default: []].append(.activation(record))
      }
    }
    return acts
  }
}
