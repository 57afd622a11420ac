public import Calendars
public import Governance
import JSON

/// Why a vote does not count.
public enum VoteFault: Sendable, Hashable {
  /// The voter or principal is nobody, or not active.
  case unknownPerson(RecordID)
  /// AUTH-01: no delegation covers it.
  case notDelegated(from: RecordID, role: String)
  /// AUTH-02: the role is not held, not confirmed, or its scope excludes the subject.
  case roleNotHeld(RecordID, role: String)
  /// AUTH-02: a vote that only members of the forum in charge may cast.
  case notOnBoard(RecordID, board: RecordID)
  /// AUTH-02: a veto by a role that has none on this row.
  case noVeto(RecordID, role: String)
  /// AUTH-03.
  case ownWork(RecordID, tie: String)
  /// AUTH-05: it binds other bytes than the current ones.
  case stale
  /// AUTH-06: outside the time in which the decision takes votes.
  case outsideTerm
  /// SIG-03: the caster distrusts a key that was still theirs when the vote was cast.
  case doubted(RecordID)
}

/// Who may vote on one decision, and whether a given vote counts.
public struct Electorate {
  public let decision: Decision
  public let subject: Record
  /// The record that a change targets, when the subject is a change.
  public let target: Record?
  public let row: ApprovalRow
  /// The voted digest that a vote must bind now.
  public let digest: String
  let people: PeopleDirectory
  let home: HomeCalendar
  /// The forum in charge, whose members alone vote where the row says so.
  let board: Forum?

  /// - Throws: what reading the schema marks or a referenced record threw.
  public init(
    decision: Decision, subject: Record, target: Record?, row: ApprovalRow, people: PeopleDirectory,
    home: HomeCalendar, board: Forum?
  ) throws {
    self.decision = decision
    self.subject = subject
    self.target = target
    self.row = row
    self.people = people
    self.home = home
    self.board = board
    digest = try decision.votedDigest(subject: subject).description
  }

  /// Everything that keeps `vote` from counting.
  public func faults(of vote: Vote) throws -> [VoteFault] {
    var faults = eligibilityFaults(of: vote)
    if vote.digest != digest { faults.append(.stale) }
    if let at = vote.at, !isInTerm(at) { faults.append(.outsideTerm) }
    if vote.at == nil || vote.choice == nil { faults.append(.outsideTerm) }
    if isDoubted(vote) { faults.append(.doubted(vote.caster)) }
    return faults
  }

  /// What keeps the voter from voting so at the vote's own time, whatever it binds.
  public func eligibilityFaults(of vote: Vote) -> [VoteFault] {
    guard let at = vote.at else { return [.outsideTerm] }
    return eligibilityFaults(of: vote, on: home.day(of: at))
  }

  /// The same on another day, since voting needs the role when it is recorded, too.
  public func eligibilityFaults(of vote: Vote, on day: CivilDate) -> [VoteFault] {
    guard let principal = people[vote.principal], principal.isActive, people[vote.caster]?.isActive == true else {
      return [.unknownPerson(people[vote.caster]?.isActive == true ? vote.principal : vote.caster)]
    }
    var faults: [VoteFault] = []
    if vote.onBehalfOf != nil, !isDelegated(vote, by: principal, on: day) {
      faults.append(.notDelegated(from: principal.id, role: vote.role))
    }
    if !heldRoles(of: principal, on: day).contains(vote.role) {
      faults.append(.roleNotHeld(principal.id, role: vote.role))
    }
    if row.needsBoardMembers, let board, !board.members.contains(principal.id) {
      faults.append(.notOnBoard(principal.id, board: board.id))
    }
    if vote.choice == .veto, !row.vetoRoles.contains(vote.role) {
      faults.append(.noVeto(principal.id, role: vote.role))
    }
    if vote.choice != .abstain {
      for person in Set([vote.caster, principal.id]).sorted() {
        if let tie = tie(of: person) { faults.append(.ownWork(person, tie: tie)) }
      }
    }
    return faults
  }

  /// The roles that `vote` may fill a seat with: those of its principal that it was cast under.
  public func roles(of vote: Vote) throws -> Set<String> {
    guard let at = vote.at, let principal = people[vote.principal] else { return [] }
    let day = home.day(of: at)
    let held = heldRoles(of: principal, on: day)
    guard vote.onBehalfOf != nil else { return held }
    let delegated = principal.delegations.filter { $0.delegate == vote.caster && $0.covers(day) }.flatMap(\.roles)
    return held.intersection(delegated)
  }

  /// The confirmed roles of `person` on `day` whose scope takes in the subject.
  public func heldRoles(of person: Person, on day: CivilDate) -> Set<String> {
    Set(person.grants.filter { $0.isConfirmed && $0.covers(day) && takesIn($0) }.map(\.role))
  }

  /// The active people who could still give an approval on `day`, in order of id; whoever voted on what has changed since
  /// is among them.
  public func eligible(on day: CivilDate) -> [(person: Person, roles: Set<String>)] {
    people.people.compactMap { person in
      guard person.isActive, tie(of: person.id) == nil,
        decision.votes.allSatisfy({ $0.principal != person.id || $0.digest != digest })
      else {
        return nil
      }
      if row.needsBoardMembers, let board, !board.members.contains(person.id) { return nil }
      let roles = heldRoles(of: person, on: day)
      return roles.isEmpty ? nil : (person, roles)
    }
  }

  /// How `person` is tied to what is decided, or nothing for somebody independent (AUTH-03).
  public func tie(of person: RecordID) -> String? {
    let change = subject.of(ChangeRequest.self)
    if decision.acknowledgements.contains(where: { $0.author == person }) {
      return "author of what \(decision.id) acknowledges"
    }
    let ties: [(String, RecordID?)] = [
      ("requester of \(subject.id)", change?.requester),
      ("requester of \(subject.id)", subject.of(Exception.self)?.requester),
      ("risk owner of \(subject.id)", subject.of(Exception.self)?.riskOwner),
      ("implementer of \(subject.id)", change?.implementer),
      ("owner of \(subject.id)", subject.owner),
      ("sponsor of \(subject.id)", subject.of(Initiative.self)?.sponsor),
      ("last author of \(subject.id)", subject.editedBy),
      ("owner of \(target?.id.text ?? "")", target?.owner),
      ("sponsor of \(target?.id.text ?? "")", target?.of(Initiative.self)?.sponsor),
      ("last author of \(decision.id)", decision.editedBy),
    ]
    return ties.first { $0.1 == person }?.0
  }

  private func isInTerm(_ at: Instant) -> Bool {
    guard let opened = decision.openedAt, let closes = decision.closesAt else { return false }
    return opened <= at && at < closes
  }

  /// Whether a key that is distrusted since may have cast the vote.
  ///
  /// A state does not say which key signed which vote, so every vote from before such a key was revoked is cast again.
  private func isDoubted(_ vote: Vote) -> Bool {
    guard let at = vote.at, let keys = people[vote.caster]?.keys else { return false }
    return keys.contains { key in key.distrustedFrom != nil && key.revokedAt.map { at <= $0 } ?? true }
  }

  private func isDelegated(_ vote: Vote, by principal: Person, on day: CivilDate) -> Bool {
    principal.delegations.contains {
      $0.delegate == vote.caster && $0.roles.contains(vote.role) && $0.covers(day)
    }
  }

  /// Whether the scope of `grant` takes in the subject: what it does not limit, it takes in.
  private func takesIn(_ grant: Grant) -> Bool {
    let about = [subject, target].compactMap { $0 }
    if grant.scope["initiatives"] != nil {
      let allowed = grant.scope.ids("initiatives")
      guard about.contains(where: { allowed.contains($0.id) }) else { return false }
    }
    if grant.scope["regions"] != nil {
      let regions = about.flatMap { $0.fields.strings("regions") }
      let allowed = grant.scope.strings("regions")
      guard !regions.isEmpty, regions.allSatisfy(allowed.contains) else { return false }
    }
    if grant.scope["forums"] != nil {
      let allowed = grant.scope.ids("forums")
      guard let forum = board?.id ?? subject.fields.id("forum"), allowed.contains(forum) else { return false }
    }
    return true
  }
}
