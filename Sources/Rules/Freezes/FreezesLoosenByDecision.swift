import Calendars
import Governance
import JSON

/// An approved freeze that is not over lets more through only by a decision to vary it.
///
/// What denied goes on denying the same actions, everywhere and at every time to come at which it did, and as firmly; a
/// window that allows does not allow more. Widening a freeze is free. To loosen or withdraw one takes a `vary` decision
/// that stands closed, approved and unused in the parent state, whose `touches` equal the edit and which becomes `used`
/// in the commit; and the commit itself does nothing that the freeze as it was forbids.
public struct FreezesLoosenByDecision: Rule {
  public static let id = RuleID(code: "FREEZE-07", name: "freezes-loosen-by-decision")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let freezes = change.all(Freeze.self)
    guard !freezes.isEmpty else { return [] }
    let regions = try context.regionZones()
    let varied = Set(change.editDecisionUses.filter { $0.decision.type == "vary" }.compactMap(\.decision.subject))
    return try freezes.flatMap { record, before, after -> [Violation] in
      guard let before, before.isApproved else { return [] }
      let loosenings = loosenings(from: before, to: after, regions, context)
      guard !loosenings.isEmpty else { return [] }
      let withdrawal = after.status == "withdrawn" ? JSONPointer.root.appending("status") : nil
      let place = try withdrawal ?? record.baselinedDifferences().first?.pointer ?? "/status"
      if !varied.contains(record.id) {
        return [
          violation(
            .loosened(before, loosenings), in: record, at: place, fix: .decide(record.id, place, after),
            whoCan: try context.whoCanVary(before.record))
        ]
      }
      return try forbidden(by: before, regions, context).map { act in
        violation(.tookAdvantage(record.id, act), in: act.record, at: act.pointer, fix: .apart(record.id))
      }
    }
  }

  private func loosenings(
    from before: Freeze, to after: Freeze, _ regions: [String: Zone], _ context: RuleContext
  ) -> [FreezeLoosening] {
    // What was no window cannot be compared with one: any edit of it may loosen it.
    guard let window = try? context.window(of: before) else { return [.effect] }
    // What becomes none is refused by FREEZE-06.
    guard let edited = try? context.window(of: after) else { return after.isApproved ? [] : [.lifted] }
    return window.loosenings(becoming: edited, from: context.time, regions: regions)
  }

  /// What the commit does that `freeze`, as it was, forbids by itself.
  private func forbidden(
    by freeze: Freeze, _ regions: [String: Zone], _ context: RuleContext
  ) throws -> [FreezableAct] {
    guard let window = try? context.window(of: freeze) else { return try context.freezeAnswers().map(\.act) }
    let alone = FreezeCalendar([window], regions: regions)
    return try context.freezeAnswers().map(\.act).filter { act in
      try alone.timeline(of: act.action, from: context.time, for: act.course)
        .verdict(at: context.time, for: act.course).isRefused
    }
  }
}

extension Violation.Message {
  fileprivate static func loosened(_ freeze: Freeze, _ loosenings: [FreezeLoosening]) -> Self {
    let ways = loosenings.map { loosening in
      switch loosening {
      case .lifted: "it would be lifted"
      case .effect: "it would no longer do what it does as firmly"
      case .actions where freeze.effect == "allow": "it would let other actions through"
      case .actions: "it would concern fewer actions"
      case .scope where freeze.effect == "allow": "it would let others through"
      case .scope: "it would concern less"
      case .times(let instant): "it would be open at \(instant)"
      }
    }
    return "\(freeze.id) may not be loosened here: \(ways.joined(separator: ", "))"
  }
  fileprivate static func decide(_ freeze: RecordID, _ place: JSONPointer, _ after: Freeze) -> Self {
    let touch = after.status == "withdrawn" ? "/status=withdrawn" : "\(place)=VALUE"
    return
      "get a vary decision: folio decision new --subject \(freeze) --type vary --touch \(touch), votes, folio decision close, folio decision apply"
  }
  fileprivate static func tookAdvantage(_ freeze: RecordID, _ act: FreezableAct) -> Self {
    "this commit loosens \(freeze) and does what it froze: \(act.action.kind.rawValue)"
  }
  fileprivate static func apart(_ freeze: RecordID) -> Self {
    "vary \(freeze) in a commit of its own, and act in a later one"
  }
}
