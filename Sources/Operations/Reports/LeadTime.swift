public import Calendars
public import Governance
import Rules
import Storage

/// How long a change took from the day it was asked for to the day it was in the baseline.
public struct LeadTime: Sendable {
  public let change: ChangeRequest
  public let askedAt: Instant
  /// When its decision was closed; nothing for a standard change, which a template approves.
  public let decidedAt: Instant?
  public let appliedAt: Instant

  /// Seconds from the request to the decision; nothing without a decision.
  public var toDecision: Int64? { decidedAt.map { askedAt.seconds(to: $0) } }
  /// Seconds from the decision, or without one from the request, to the application.
  public var toApplication: Int64 { (decidedAt ?? askedAt).seconds(to: appliedAt) }
  /// Seconds from the request to the application.
  public var total: Int64 { askedAt.seconds(to: appliedAt) }

  /// The value in the middle of `all`; the lower of two.
  public static func median(_ all: [LeadTime]) -> Int64? {
    let sorted = all.map(\.total).sorted()
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }

  /// Those of the changes that were applied, in the order of their application.
  static func all(in state: StoredState, about id: RecordID?) throws -> [LeadTime] {
    try state.all(ChangeRequest.self).compactMap { change -> LeadTime? in
      guard id == nil || change.target == id || change.id == id, let asked = change.fields.instant("created_at"),
        let applied = change.implementedAt
      else { return nil }
      let decision = try state.record(change.decision, as: Decision.self)
      return LeadTime(change: change, askedAt: asked, decidedAt: decision?.outcomeAt, appliedAt: applied)
    }.sorted { ($0.appliedAt, $0.change.id) < ($1.appliedAt, $1.change.id) }
  }
}
