import Governance

/// A change that a commit applies: its record becomes `implemented`.
struct ChangeApplication {
  let record: RecordChange
  /// As it stands in the parent state; nothing for one that the commit brings along.
  let before: ChangeRequest?
  let after: ChangeRequest

  /// Whether it stood approved before the commit. Whether a decision gave that approval is SCOPE-03's.
  var wasApproved: Bool { before?.isApproved == true }

  /// The edit that was approved: what the commit itself writes into the change counts for nothing.
  var touches: [Touch] { (before ?? after).touches }
}

/// A decision with `touches` that a commit uses up: it goes from `closed` to `used`.
struct DecisionUse {
  let record: RecordChange
  /// As it stands in the parent state.
  let decision: Decision
}

extension CommitChange {
  /// The changes that the commit applies, in order of id.
  var applications: [ChangeApplication] {
    all(ChangeRequest.self)
      .filter { $0.after.status == "implemented" && $0.before?.status != "implemented" }
      .map { ChangeApplication(record: $0.change, before: $0.before, after: $0.after) }
  }

  /// The changes that the commit applies, by the record that they change.
  var applicationsByTarget: [RecordID?: [ChangeApplication]] { Dictionary(grouping: applications, by: \.after.target) }

  /// The decisions that authorise an edit of a metric, an exception or a freeze and that the commit uses up.
  var editDecisionUses: [DecisionUse] {
    all(Decision.self).compactMap { record, before, after in
      guard let before, ["metric", "exception", "vary"].contains(before.type), before.status != "used",
        after.status == "used"
      else { return nil }
      return DecisionUse(record: record, decision: before)
    }
  }

  /// The gate decisions that close as approved in this commit, in order of id.
  var closedGates: [(record: RecordChange, decision: Decision)] {
    all(Decision.self)
      .filter { $0.after.type == "gate" && $0.before?.status != "closed" && $0.after.isApproved }
      .map { ($0.change, $0.after) }
  }
}

extension Baseline {
  /// The gate whose go baselines an initiative.
  static let gate = "G2"
}
