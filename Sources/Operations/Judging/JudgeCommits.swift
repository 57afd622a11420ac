public import Calendars
public import Git
public import Governance
import JSON
public import Rules
public import Storage

/// Asks the judge about commits: every door's way to the one function that decides.
public struct JudgeCommits {
  public let ledger: Ledger
  let judge: Judge
  let zones: ZoneDatabase
  let signatures = SignatureReading()
  private let last = LastCommit()

  public init(_ ledger: Ledger, zones: ZoneDatabase, judge: Judge = Judge()) {
    self.ledger = ledger
    self.zones = zones
    self.judge = judge
  }

  /// What the rules say of a commit that is written.
  ///
  /// - Parameters:
  ///   - signature: what its signature is, where that was asked already.
  ///   - admission: what a receiving server knows; nothing elsewhere.
  ///   - policy: stands in for the policy of its time, where it is asked what another would have said.
  /// - Throws: `GitError` when an object is missing or unreadable, `ZoneError` when a zone is unknown here.
  public func callAsFunction(
    _ commit: CommitObject, signature: SignatureFacts? = nil, admission: Admission? = nil, under policy: Record? = nil
  ) throws -> JudgedCommit {
    let standIn = policy.map { [ledger.layout.path(of: $0.id, kind: $0.kind): CanonicalJSON.bytes(of: $0.json)] }
    let parent = try commit.parents.first.map { try last.commit($0) ?? ledger.repository.commit($0) }
    last.keep(commit)
    let stored = try ledger.changes(from: parent?.tree, to: commit.tree)
    let facts = CommitFacts(
      commit, parent: parent, treeFaults: stored.treeFaults, signature: signature ?? signatures.facts(of: commit))
    return try verdict(
      id: commit.id, facts: facts, change: stored, before: ledger.state(of: parent?.tree, with: standIn ?? [:]),
      after: ledger.state(of: commit.tree, with: standIn ?? [:]), isRoot: commit.parents.isEmpty,
      admission: admission)
  }

  /// What the rules say of a commit before it is made; they are asked about its bytes once it is.
  public func callAsFunction(_ proposal: ProposedCommit) throws -> JudgedCommit {
    try verdict(
      id: nil, facts: CommitFacts(proposal), change: ledger.changes(in: proposal.after),
      before: ledger.state(of: proposal.parent?.tree), after: proposal.after, isRoot: proposal.parent == nil,
      admission: nil)
  }

  /// What the rules say of every file of `head`'s state, as if one commit in set-up had brought them all.
  func wholeState(of head: CommitObject) throws -> JudgedCommit {
    let stored = try ledger.changes(from: nil, to: head.tree)
    let facts = CommitFacts(head, parent: nil, treeFaults: stored.treeFaults, signature: .notAvailable)
    let state = ledger.state(of: head.tree)
    let policy = try state.record(Policy.id, as: Policy.self)
    let change = CommitChange(phase: .setUp, facts: facts, files: stored.files, records: stored.records)
    let context = RuleContext(
      before: ledger.state(of: nil), after: state, change: change, policy: policy,
      people: try state.people,
      home: HomeCalendar(zone: try zones.zone(named: policy?.homeZone ?? "UTC")), zones: zones, layout: ledger.layout)
    let violations = try judge.violations(in: change, context)
    return JudgedCommit(
      id: nil, facts: facts, phase: .setUp, violations: try violations.map { try located($0, state, state) },
      recordCount: stored.records.count, endsSetUp: false)
  }

  /// What a rule may know about a commit that is about to be made.
  public func context(for proposal: ProposedCommit) throws -> RuleContext {
    try context(
      facts: CommitFacts(proposal), change: ledger.changes(in: proposal.after),
      before: ledger.state(of: proposal.parent?.tree), after: proposal.after, isRoot: proposal.parent == nil,
      admission: nil)
  }

  private func context(
    facts: CommitFacts, change stored: StoredChange, before: StoredState, after: StoredState, isRoot: Bool,
    admission: Admission?
  ) throws -> RuleContext {
    let policy = try before.record(Policy.id, as: Policy.self)
    let phase: CommitChange.Phase = isRoot ? .root : policy?.isActive == false ? .setUp : .governed
    let change = CommitChange(phase: phase, facts: facts, files: stored.files, records: stored.records)
    let zoneName = try policy?.homeZone ?? after.record(Policy.id, as: Policy.self)?.homeZone
    return RuleContext(
      before: before, after: after, change: change, policy: policy,
      people: try before.people,
      home: HomeCalendar(zone: try zones.zone(named: zoneName ?? "UTC")), zones: zones, layout: ledger.layout,
      admission: admission)
  }

  private func verdict(
    id: ObjectID?, facts: CommitFacts, change stored: StoredChange, before: StoredState, after: StoredState,
    isRoot: Bool, admission: Admission?
  ) throws -> JudgedCommit {
    let context = try context(
      facts: facts, change: stored, before: before, after: after, isRoot: isRoot, admission: admission)
    let violations = try judge.violations(in: context.change, context)
    return JudgedCommit(
      id: id, facts: facts, phase: context.change.phase,
      violations: try violations.map { try located($0, before, after) }, recordCount: stored.records.count,
      endsSetUp: context.policy?.isActive == false
        && stored.records.contains { $0.id == Policy.id && $0.after.status == "active" })
  }

  /// Finds where a violation's place stands: in the new file, else in the old one.
  func located(_ violation: Violation, _ before: StoredState, _ after: StoredState) throws -> LocatedViolation {
    guard let path = violation.path, let pointer = violation.pointer,
      let bytes = try after.bytes(at: path) ?? before.bytes(at: path)
    else { return LocatedViolation(violation, position: nil) }
    let source = JSONSource(bytes)
    var place = pointer
    while true {
      if let position = source.position(of: place) { return LocatedViolation(violation, position: position) }
      guard let parent = place.parent else { return LocatedViolation(violation, position: nil) }
      place = parent
    }
  }
}

extension JSONPointer {
  /// The place that holds this one; nothing for the root.
  fileprivate var parent: JSONPointer? {
    tokens.isEmpty ? nil : tokens.dropLast().reduce(JSONPointer.root) { $0.appending($1) }
  }
}

/// The commit that was asked about last: where history is walked, it is the parent of the next.
private final class LastCommit {
  private var kept: CommitObject?

  func commit(_ id: ObjectID) -> CommitObject? { kept?.id == id ? kept : nil }
  func keep(_ commit: CommitObject) { kept = commit }
}
