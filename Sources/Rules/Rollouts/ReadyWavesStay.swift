import Governance
import JSON

/// A wave is ready when nothing that can be prepared is missing, and from then on stays as it was announced.
///
/// To be ready it meets what ROLL-03, ROLL-08, ROLL-10, ROLL-11, COMM-04 and the preparations of GATE-13 ask. From then
/// on its region, segments, customers, dependencies, start, soak and exit criteria change only by an approved change of
/// the rollout, applied in the commit, or by a `vary` decision that stands closed, approved and unused in the parent
/// state, whose `touches` equal the edit and which becomes `used` in the commit: by one of them, one a commit. So does
/// what the wave owes beside them: its initiative, sort and cutover, notices that went out, and until it starts its
/// required notices, training and criteria of entry, where it would owe less.
public struct ReadyWavesStay: Rule {
  public static let id = RuleID(code: "ROLL-12", name: "ready-waves-stay")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try locked(change, context) + change.waveSteps.filter { $0.enters(.ready) }.flatMap { try unready($0, context) }
  }

  private func locked(_ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let applications = change.applicationsByTarget
    let varying = change.editDecisionUses.filter { $0.decision.type == "vary" }
    let uses = Dictionary(grouping: varying, by: \.decision.subject)
    return try change.all(Rollout.self).flatMap { record, before, after -> [Violation] in
      let (applied, used) = (applications[record.id] ?? [], uses[record.id] ?? [])
      if applied.count + used.count > 1 {
        let acts = applied.map(BaselineAct.change) + used.map(BaselineAct.decision)
        return [violation(.oneAtATime(record.id, acts), in: record, fix: .applyEachAlone(acts))]
      }
      guard let before else { return [] }
      func refused(_ message: Violation.Message, at place: JSONPointer) throws -> Violation {
        violation(
          message, in: record, at: place,
          fix: applied.first.map { $0.wasApproved ? .vary(before.id, place) : .approveFirst($0.after.id) }
            ?? .vary(before.id, place),
          whoCan: try context.whoCanVary(before.record))
      }
      // That what was approved is made to the letter is SCOPE-02's and SCOPE-13's; they look no further than it reaches.
      let touches = applied.filter(\.wasApproved).flatMap(\.touches) + used.flatMap(\.decision.touches)
      let loosened = try WavePromises.loosened(from: before, to: after).filter { loosening in
        !touches.contains { $0.path.isPrefix(of: loosening.pointer) || loosening.pointer.isPrefix(of: $0.path) }
      }.map { try refused(.loosened($0), at: $0.pointer) }
      guard used.isEmpty, applied.first?.wasApproved != true else { return loosened }
      let edits = try record.baselinedDifferences().map(\.pointer)
      let moved = try before.waves.filter(\.isLocked).compactMap { wave in
        try edits.first { $0.tokens.starts(with: ["waves", wave.id]) }.map {
          try refused(.locked("\(before.id)#\(wave.id)", wave.state), at: $0)
        }
      }
      return moved + loosened
    }
  }

  private func unready(_ step: WaveStep, _ context: RuleContext) throws -> [Violation] {
    let starts: [any WaveStartRule] = [WavesFollowTheirGate(), WaysBackAreTried(), RegionsAreAdaptedTo()]
    let objections =
      try starts.flatMap { try $0.objections(to: step, context) }
      + WavesStartSmall().objections(to: step.rollout, context)
      + NoticesAreApproved().objections(to: step.after, of: step.rollout, context)
      + WavePreparation.missing(for: step.after).map {
        WaveObjection(message: Violation.Message($0), pointer: step.pointer, fix: .edit(step.rollout.id))
      }
    return objections.map { violation(.unready(step.name, $0), in: step.record, at: $0.pointer, fix: $0.fix) }
  }
}

/// What a wave needs before its rollout's gate is passed.
enum WavePreparation {
  /// What `wave` lacks, in words.
  static func missing(for wave: Wave) -> [String] {
    (wave.notices.isEmpty ? ["\(wave.id) has no communication"] : [])
      + (wave.training == nil ? ["\(wave.id) has no training plan"] : [])
  }
}

extension RuleContext {
  /// Who could agree that `record` is varied.
  func whoCanVary(_ record: Record) throws -> [RecordID] {
    let imagined = Decision(Record(id: record.id, kind: Decision.kind, fields: ["type": "vary"]))
    return try whoCanApprove(imagined, on: record)
  }
}

extension Violation.Message {
  fileprivate static func locked(_ wave: String, _ state: Wave.State?) -> Self {
    "\(wave) is \(state?.rawValue ?? "under way") and locked"
  }
  fileprivate static func loosened(_ loosening: WavePromises.Loosening) -> Self { Self(loosening.words) }
  fileprivate static func vary(_ rollout: RecordID, _ place: JSONPointer) -> Self {
    "get a vary decision: folio decision new --subject \(rollout) --type vary --touch \(place)=VALUE, votes, folio decision close, folio decision apply; or raise a change: folio change new --target \(rollout)"
  }
  fileprivate static func unready(_ wave: String, _ objection: WaveObjection) -> Self {
    "\(wave) is not ready: \(objection.message)"
  }
  fileprivate static func edit(_ rollout: RecordID) -> Self { "complete it: folio rollout edit \(rollout)" }
}
