import Governance
import JSON

/// A list that one record keeps of others, so that no rule has to search for them (DOMAIN.md §0, Relations).
///
/// The member says the same about itself: `keepers` and `standing` read it there.
struct Relation: Sendable {
  /// Whether a member belongs on its keeper's list.
  enum Standing: Sendable {
    case listed, unlisted
    /// Either will do.
    case either
  }

  /// Where in the keeper the list stands.
  let place: [String]
  /// What the list holds.
  let members: RecordKind
  /// Whether records of a kind keep such a list.
  let isKept: @Sendable (RecordKind) -> Bool
  /// The records whose lists the member is about.
  let keepers: @Sendable (Record, RuleContext) throws -> Set<RecordID>
  let standing: @Sendable (Record) -> Standing

  init(
    place: [String], members: RecordKind, isKept: @escaping @Sendable (RecordKind) -> Bool,
    keepers: @escaping @Sendable (Record, RuleContext) throws -> Set<RecordID>,
    standing: @escaping @Sendable (Record) -> Standing
  ) {
    self.place = place
    self.members = members
    self.isKept = isKept
    self.keepers = keepers
    self.standing = standing
  }

  /// A relation whose members stand on one list at most.
  private init(
    place: [String], members: RecordKind, isKept: @escaping @Sendable (RecordKind) -> Bool,
    keeper: @escaping @Sendable (Record, RuleContext) throws -> RecordID?,
    standing: @escaping @Sendable (Record) -> Standing
  ) {
    self.init(
      place: place, members: members, isKept: isKept,
      keepers: { try keeper($0, $1).map { [$0] } ?? [] }, standing: standing)
  }

  var pointer: JSONPointer { JSONPointer(tokens: place) }

  /// What `record` lists.
  func list(in record: Record?) -> Set<RecordID> {
    Set((record?[pointer]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { RecordID($0) } })
  }
}

extension Relation {
  static let all = [
    gateDecisions, appliedChanges, audits, exceptions, kills, processReviews, graveEscalations, openAlerts,
    freezeOverrides, rollouts, recoveries, commitments,
  ]

  /// Every closed gate decision of an initiative.
  static let gateDecisions = Relation(
    place: ["gate_decisions"], members: Decision.kind, isKept: { $0 == Initiative.kind },
    keeper: { decision, _ in decision.fields.string("type") == "gate" ? decision.fields.id("subject") : nil },
    standing: { $0.status == "open" ? .unlisted : .listed })

  /// Every change that was applied to a record.
  static let appliedChanges = Relation(
    place: ["baseline", "changes"], members: ChangeRequest.kind, isKept: { _ in true },
    keeper: { change, _ in change.fields.id("target") },
    standing: { ["implemented", "ratified", "closed"].contains($0.status) ? .listed : .unlisted })

  /// Every completed audit and review of a forum.
  static let audits = Relation(
    place: ["register", "audits"], members: Review.kind, isKept: { $0 == Forum.kind },
    keeper: { review, _ in review.fields.id("forum") },
    standing: { $0.status == "completed" ? .listed : .unlisted })

  /// Every exception that was granted or is exempt, whatever became of it, on its forum's register.
  static let exceptions = Relation(
    place: ["register", "exceptions"], members: Exception.kind, isKept: { $0 == Forum.kind },
    keeper: { exception, _ in exception.fields.id("forum") },
    standing: { ["approved", "exempt", "revoked", "closed"].contains($0.status) ? .listed : .unlisted })

  /// Every initiative that was killed, on the change board's register.
  static let kills = Relation(
    place: ["register", "killed"], members: Initiative.kind, isKept: { $0 == Forum.kind },
    keeper: { _, context in try context.after.record(Policy.id, as: Policy.self)?.changeBoard },
    standing: { $0.status == "killed" ? .listed : .unlisted })

  /// Every escalation of severity 1 about an initiative.
  static let graveEscalations = Relation(
    place: ["escalations"], members: Escalation.kind, isKept: { $0 == Initiative.kind },
    keeper: { escalation, _ in
      escalation.fields.id("subject").flatMap { $0.prefix == Initiative.kind.prefix ? $0 : nil }
    },
    standing: { Escalation($0).severity == 1 ? .listed : .unlisted })

  /// Every customer recovery about a rollout.
  static let recoveries = Relation(
    place: ["recoveries"], members: Escalation.kind, isKept: { $0 == Rollout.kind },
    keeper: { escalation, _ in
      escalation.fields.id("subject").flatMap { $0.prefix == Rollout.kind.prefix ? $0 : nil }
    },
    standing: { Escalation($0).type == "customer_recovery" ? .listed : .unlisted })

  /// Every open alert and conflict, on the change board's register.
  static let openAlerts = Relation(
    place: ["register", "alerts"], members: Escalation.kind, isKept: { $0 == Forum.kind },
    keeper: { _, context in try context.after.record(Policy.id, as: Policy.self)?.changeBoard },
    standing: { Escalation($0).isOnTheRegister ? .listed : .unlisted })

  /// Every completed review of a process; one that is on its way may be listed already.
  static let processReviews = Relation(
    place: ["reviews"], members: Review.kind, isKept: { $0 == Process.kind },
    keeper: { review, _ in review.fields.id("subject").flatMap { $0.prefix == Process.kind.prefix ? $0 : nil } },
    standing: { $0.status == "completed" ? .listed : $0.status == "cancelled" ? .unlisted : .either })

  /// Every approved override of a freeze.
  static let freezeOverrides = Relation(
    place: ["overridden_by"], members: Decision.kind, isKept: { $0 == Freeze.kind },
    keepers: { decision, _ in
      decision.fields.string("type") == "freeze_override" ? Set(decision.fields.ids("freezes")) : []
    },
    standing: { $0.status == "closed" && $0.fields.string("outcome") == "approved" ? .listed : .unlisted })

  /// Every initiative past G2 that needs a pool.
  static let commitments = Relation(
    place: ["committed"], members: Initiative.kind, isKept: { $0 == Capacity.kind },
    keepers: { initiative, _ in Set(Initiative(initiative).demand.map(\.pool)) },
    standing: { Initiative($0).isCommitted ? .listed : .unlisted })

  /// Every rollout of an initiative.
  static let rollouts = Relation(
    place: ["rollouts"], members: Rollout.kind, isKept: { $0 == Initiative.kind },
    keeper: { rollout, _ in rollout.fields.id("initiative") }, standing: { _ in .listed })
}
