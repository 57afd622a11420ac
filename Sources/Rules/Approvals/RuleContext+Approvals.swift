public import Governance

extension RuleContext {
  /// Who may vote on `decision` about `subject`; nothing when type and subject do not go together.
  public func electorate(for decision: Decision, on subject: Record) throws -> Electorate? {
    guard let policy, let row = ApprovalRow(for: decision, on: subject, policy: policy) else { return nil }
    let target = try subject.of(ChangeRequest.self)?.target.flatMap { try before.record($0) }
    return try Electorate(
      decision: decision, subject: subject, target: target, row: row, people: people, home: home,
      board: before.record(subject.of(Exception.self)?.forum ?? policy.changeBoard, as: Forum.self))
  }

  /// What the votes on `decision` come to now: those of the parent state, on the subject as this commit leaves it.
  public func outcome(of decision: Decision) throws -> DecisionOutcome? {
    guard let subject = try votedSubject(of: decision), let electorate = try electorate(for: decision, on: subject)
    else {
      return nil
    }
    let votes = try before.record(decision.id, as: Decision.self)?.votes ?? []
    return try DecisionOutcome(votes: votes, on: decision, row: electorate.row, electorate: electorate, at: time)
  }

  /// The subject of `decision` with the material content that this commit leaves it and the facts of the parent state.
  ///
  /// A closing commit moves its subject; what the votes bound and the row they are counted on must not move with it.
  public func votedSubject(of decision: Decision) throws -> Record? {
    guard let id = decision.subject else { return nil }
    return try after.record(id) ?? before.record(id)
  }

  /// The people who could still approve `decision`, for the fix of a violation.
  public func whoCanApprove(_ decision: Decision, on subject: Record) throws -> [RecordID] {
    guard let electorate = try electorate(for: decision, on: subject) else { return [] }
    let wanted = Set(electorate.row.roles)
    return electorate.eligible(on: home.day(of: time))
      .filter { wanted.isEmpty || !wanted.isDisjoint(with: $0.roles) }.map(\.person.id)
  }
}
