import Calendars
public import Governance
public import JSON

extension RuleContext {
  /// How far `change` would move its target as it stands in the parent state; nothing without a target or a policy.
  public func derivedClass(of change: ChangeRequest) throws -> DerivedClass? {
    guard let policy, let target = try target(of: change) else { return nil }
    let rating = try impactRating(of: change)
    guard target.kind == Initiative.kind else { return DerivedClass(rating: rating) }
    let content = try target.baselinedContent()
    return DerivedClass(
      from: content, to: content.moved(by: change.touches), first: target.baseline?.first ?? content, rating: rating,
      policy: policy)
  }

  /// The record that `change` is about: as the parent state has it, or as this commit brings it.
  func target(of change: ChangeRequest) throws -> Record? {
    guard let id = change.target else { return nil }
    return try before.record(id) ?? after.record(id)
  }

  /// How hard the assessment that `change` names says it hits customers: what it states or what its impacts give,
  /// whichever is higher; nothing when it names none.
  private func impactRating(of change: ChangeRequest) throws -> ImpactRating? {
    guard
      let assessment = try before.record(change.assessment, as: Assessment.self)
        ?? after.record(change.assessment, as: Assessment.self)
    else { return nil }
    let derived = try assessment.derivedRating { try before.record($0, as: Segment.self)?.isVulnerable ?? false }
    return max(derived, assessment.rating ?? derived)
  }

  /// The people who could approve a change of `target` on one of the policy's `rows`, in order of id.
  ///
  /// Those tied to the target or to the change do not count (AUTH-03).
  ///
  /// - Parameter request: the change; without one, a change that the author of this commit would ask for.
  func whoCanApprove(changeOf target: Record, request: Record? = nil, rows: [String]) throws -> [RecordID] {
    guard let policy else { return [] }
    let subject = request ?? Record(id: Self.imagined, kind: ChangeRequest.kind, fields: imaginedFields)
    let decision = Decision(Record(id: Self.imagined, kind: Decision.kind, fields: ["type": "change"]))
    let able = try rows.compactMap(policy.approval).flatMap { approval -> [RecordID] in
      let row = ApprovalRow(approval)
      let electorate = try Electorate(
        decision: decision, subject: subject, target: target, row: row, people: people, home: home,
        board: before.record(policy.changeBoard, as: Forum.self))
      return electorate.eligible(on: home.day(of: time)).filter { !$0.roles.isDisjoint(with: row.roles) }
        .map(\.person.id)
    }
    return Set(able).sorted()
  }

  /// The same for a change that is there, on the row of its class or, for an emergency that is not applied yet, on the
  /// emergency row.
  func whoCanApprove(_ change: ChangeRequest) throws -> [RecordID] {
    guard let target = try target(of: change) else { return [] }
    let row = change.type == "emergency" && change.implementedAt == nil ? "emergency" : change.changeClass?.rawValue
    return try whoCanApprove(changeOf: target, request: change.record, rows: row.map { ["change-" + $0] } ?? [])
  }

  /// Who is asked when somebody edits `target` without a change: those who decide on small and middling ones.
  func whoCanApprove(changeOf target: Record) throws -> [RecordID] {
    try whoCanApprove(changeOf: target, rows: ["change-minor", "change-moderate"])
  }

  private var imaginedFields: JSONObject {
    author.map { ["requester": .string($0.id.text)] } ?? [:]
  }

  private static let imagined = RecordID("CHG-0000")!  // a well-formed literal
}

extension JSONValue {
  /// This content as `touches` would leave it, whatever they expect to find.
  ///
  /// A touch that finds no place moves nothing; such a change cannot be applied (SCOPE-02).
  public func moved(by touches: [Touch]) -> JSONValue {
    touches.reduce(self) { content, touch in
      var moved = content
      do {
        try moved.set(touch.to, at: touch.path)
        return moved
      } catch {
        return content
      }
    }
  }
}
