import Governance

/// A rule that looks at every gate decision that closes as approved.
protocol GateRule: Rule {
  /// - Parameter record: the decision's own change, in which violations lie.
  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation]
}

extension GateRule {
  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.gateClosings(in: change).flatMap { try violations(of: $0.closing, in: $0.record, context) }
  }
}

extension RuleContext {
  /// The gate decisions that `change` closes as approved.
  func gateClosings(in change: CommitChange) throws -> [(record: RecordChange, closing: GateClosing)] {
    try change.all(Decision.self).compactMap { record, before, after in
      guard after.type == "gate", before?.isOpen == true, after.status == "closed", after.outcome == "approved",
        let initiative = try self.before.record(after.subject, as: Initiative.self),
        let model = try self.before.record(initiative.gateModel, as: GateModel.self)
      else { return nil }
      return (record, GateClosing(decision: after, initiative: initiative, model: model))
    }
  }
}
