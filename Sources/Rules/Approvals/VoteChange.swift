public import Governance

/// One person's vote on a decision, as a commit adds, changes or removes it.
public struct VoteChange: Sendable {
  public let caster: RecordID
  public let before: Vote?
  public let after: Vote?

  /// The votes that differ between two states of a decision, in order of the caster.
  public static func all(from before: Decision?, to after: Decision) -> [VoteChange] {
    let old = Dictionary((before?.votes ?? []).map { ($0.caster, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.votes.map { ($0.caster, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted()
      .filter { old[$0] != new[$0] }
      .map { VoteChange(caster: $0, before: old[$0], after: new[$0]) }
  }
}

extension RuleContext {
  /// Every vote that the commit adds or changes, with the electorate that may vote there.
  func votesCast(in change: CommitChange) throws -> [(record: RecordChange, vote: Vote, electorate: Electorate)] {
    try change.all(Decision.self).flatMap { record, before, after in
      let cast = VoteChange.all(from: before, to: after).compactMap(\.after)
      guard !cast.isEmpty, let subject = try votedSubject(of: after),
        let electorate = try electorate(for: after, on: subject)
      else { return [(record: RecordChange, vote: Vote, electorate: Electorate)]() }
      return cast.map { (record, $0, electorate) }
    }
  }

  /// The faults that keep `vote` from being cast: at its own time and at the commit's.
  func faults(casting vote: Vote, in electorate: Electorate) -> [VoteFault] {
    var faults = electorate.eligibilityFaults(of: vote)
    for fault in electorate.eligibilityFaults(of: vote, on: home.day(of: time)) where !faults.contains(fault) {
      faults.append(fault)
    }
    return faults
  }
}
