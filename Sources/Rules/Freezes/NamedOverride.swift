import Calendars
import Governance

/// A decision that a commit names to let an emergency through freezes.
struct NamedOverride {
  let id: RecordID
  /// As the parent state has it; nothing where it has none.
  let decision: Decision?
  /// What it opens and when; nothing where it does not say, and so opens nothing.
  let window: FreezeOverride?

  init(_ id: RecordID, decision: Decision?, policy: Policy?) {
    self.id = id
    self.decision = decision
    guard let decision, let from = decision.validFrom, let to = decision.validTo,
      let bound = policy?.text("freeze_override", "max_duration").flatMap({ CalendarDuration($0) })
    else {
      window = nil
      return
    }
    window = FreezeOverride(id: id.text, of: Set(decision.freezes.map(\.text)), from: from, to: to, atMost: bound)
  }

  /// Whether it is an approved override, whatever it opens.
  var isApproved: Bool { decision?.type == "freeze_override" && decision?.isApproved == true }

  /// Whether it is an approved override for what `act` carries out.
  func isFor(_ act: FreezableAct) -> Bool {
    isApproved && act.emergency != nil && act.emergency == decision?.subject && act.part == decision?.wave
  }
}

extension RuleContext {
  /// The overrides that the commit names, in its order.
  func namedOverrides() throws -> [NamedOverride] { try change.facts.trailers.overrides.map(override) }

  /// The approved overrides that open every one of `freezes` for `act` now, so that the commit might name one.
  func overrides(opening freezes: [String], for act: FreezableAct) throws -> [RecordID] {
    let listed = try freezes.compactMap { try before.record(RecordID($0), as: Freeze.self) }
    return try Set(listed.flatMap(\.overriddenBy)).sorted().map(override).filter { override in
      override.isFor(act) && override.window?.faults(opening: freezes, at: time).isEmpty == true
    }.map(\.id)
  }

  private func override(_ id: RecordID) throws -> NamedOverride {
    NamedOverride(id, decision: try before.record(id, as: Decision.self), policy: policy)
  }
}
