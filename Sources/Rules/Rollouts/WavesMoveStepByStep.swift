import Governance
import JSON

/// A wave's state moves only as its lifecycle says.
///
/// It is planned, ready, started, watched, completed; a wave that is watched may be paused and resumed; one that has
/// begun may be rolled back, one that has not may be cancelled. A wave is not taken out of its rollout once it was ready,
/// and a rollout ends when all its waves have. When it was ready, started and ended is written once.
public struct WavesMoveStepByStep: Rule {
  public static let id = RuleID(code: "FMT-06", name: "waves-move-step-by-step")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.all(Rollout.self).flatMap { record, before, after in
      let moved = after.waves.compactMap { wave -> Violation? in
        let old = before?.wave(wave.id)
        let allowed = old.map { $0.state?.next ?? [] } ?? [.planned]
        guard let state = wave.state, old?.state != state, !allowed.contains(state) else { return nil }
        return violation(
          .move("\(after.id)#\(wave.id)", old?.state, state), in: record, at: wave.place("state"),
          fix: .allowed(allowed))
      }
      let gone = before?.waves.filter { $0.state != .planned && after.wave($0.id) == nil } ?? []
      let open = after.waves.filter { $0.state?.next.isEmpty == false }.map(\.id)
      let hasEnded = before?.isUnderWay != false && !after.isUnderWay
      let early =
        hasEnded && !open.isEmpty
        ? [violation(.open(after.id, open), in: record, at: "/status", fix: .end(after.id))] : []
      return moved + early + rewritten(in: record, before, after)
        + gone.map {
          violation(.gone("\(after.id)#\($0.id)"), in: record, at: "/waves", fix: .putBack)
        }
    }
  }
}

extension WavesMoveStepByStep {
  /// Times of what a wave has done that are written anew.
  private func rewritten(in record: RecordChange, _ before: Rollout?, _ after: Rollout) -> [Violation] {
    after.waves.flatMap { wave -> [Violation] in
      guard let old = before?.wave(wave.id) else { return [] }
      return ["ready_at", "started_at", "ended_at"].filter {
        old.fields[$0] != nil && old.fields[$0] != wave.fields[$0]
      }.map {
        violation(.rewritten("\(after.id)#\(wave.id)", $0), in: record, at: wave.place($0), fix: .leave)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func move(_ wave: String, _ from: Wave.State?, _ to: Wave.State) -> Self {
    from.map { "\(wave): \($0.rawValue) → \(to.rawValue) is not allowed" }
      ?? "\(wave): a new wave does not start as \(to.rawValue)"
  }
  fileprivate static func allowed(_ next: [Wave.State]) -> Self {
    Self("allowed next: " + (next.isEmpty ? "none" : next.map(\.rawValue).joined(separator: ", ")))
  }
  fileprivate static func open(_ rollout: RecordID, _ waves: [String]) -> Self {
    "\(rollout) ends with its waves, and \(waves.joined(separator: ", ")) \(waves.count == 1 ? "has" : "have") not ended"
  }
  fileprivate static func end(_ rollout: RecordID) -> Self {
    "folio rollout finish \(rollout) when they have, or folio rollout abort \(rollout), which ends them"
  }
  fileprivate static func gone(_ wave: String) -> Self { "\(wave) was taken out, and it was not only planned" }
  fileprivate static func rewritten(_ wave: String, _ field: String) -> Self {
    "\(field) of \(wave) says what was done, and is not written anew"
  }
  fileprivate static let leave: Self = "leave it as it was"
  fileprivate static let putBack: Self = "put it back, and cancel it or roll it back"
}
