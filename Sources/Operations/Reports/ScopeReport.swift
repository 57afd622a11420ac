import Calendars
public import Governance
import JSON
public import Rules
import Storage

/// How far each initiative has moved from its first baseline, and which changes moved it.
public struct ScopeReport: Sendable {
  /// A change, and where it leaves its initiative.
  public struct Step: Sendable {
    public let change: ChangeRequest
    /// Whether it is in the baseline; otherwise it waits for votes or for its application.
    public let isApplied: Bool
    /// What it moves by itself.
    public let own: ScopeDistance
    /// From the first baseline to what stands after it.
    public let net: ScopeDistance
  }

  public struct Creep: Sendable {
    public let initiative: Initiative
    /// From the first baseline to what stands today.
    public let net: ScopeDistance
    /// The changes that were applied in their order, then those that wait, by id.
    public let steps: [Step]

    /// What a change would be told for going this far (SCOPE-08); nothing below its limits.
    public var severity: Violation.Severity? { CreepGoesBackToTheGate.severity(of: net) }
  }

  /// The initiatives that have a first baseline, the furthest from it first.
  public let creeps: [Creep]
  /// What money is counted in, as the policy says it.
  public let currency: String
  /// Up to which share of the first baseline's cost a change is minor, and moderate, in per cent (SCOPE-07).
  public let classLimits: (minor: ExactDecimal?, moderate: ExactDecimal?)

  /// - Parameter id: an initiative; nothing for all.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let policy = try view.state.record(Policy.id, as: Policy.self)
    currency = policy?.currency ?? ""
    classLimits = (
      policy?.decimal("change", "minor", "cost_pct"), policy?.decimal("change", "moderate", "cost_pct")
    )
    let waiting = try view.state.all(ChangeRequest.self).filter { $0.isApproved || $0.status == "submitted" }
    creeps = try view.state.all(Initiative.self).filter { id == nil || $0.id == id }.compactMap { initiative in
      guard let first = initiative.baseline?.first else { return nil }
      let applied = try (initiative.baseline?.changes ?? [])
        .compactMap { try view.state.record($0, as: ChangeRequest.self) }
        .sorted { ($0.implementedAt ?? .distantPast, $0.id) < ($1.implementedAt ?? .distantPast, $1.id) }
      let content = try initiative.record.baselinedContent()
      return Creep(
        initiative: initiative, net: ScopeDistance(from: first, to: content, first: first),
        steps: Step.steps(applied, from: first, first: first, isApplied: true)
          + Step.steps(waiting.filter { $0.target == initiative.id }, from: content, first: first, isApplied: false))
    }.sorted { ($1.net.growth, $0.initiative.id) < ($0.net.growth, $1.initiative.id) }
  }
}

extension ScopeReport.Step {
  /// Each change on top of the ones before it.
  fileprivate static func steps(
    _ changes: [ChangeRequest], from start: JSONValue, first: JSONValue, isApplied: Bool
  ) -> [Self] {
    var content = start
    return changes.map { change in
      let moved = content.moved(by: change.touches)
      defer { content = moved }
      return Self(
        change: change, isApplied: isApplied, own: ScopeDistance(from: content, to: moved, first: first),
        net: ScopeDistance(from: first, to: moved, first: first))
    }
  }
}
