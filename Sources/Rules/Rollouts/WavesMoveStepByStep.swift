import Governance
import JSON

/// A wave's state moves only as its lifecycle says.
///
/// It is planned, ready, started, watched, completed; a wave that is watched may be paused and resumed; one that has
/// begun may be rolled back, one that has not may be cancelled. A wave is not taken out of its rollout once it was ready.
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
      return moved
        + gone.map {
          violation(.gone("\(after.id)#\($0.id)"), in: record, at: "/waves", fix: .putBack)
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
  fileprivate static func gone(_ wave: String) -> Self { "\(wave) was taken out, and it was not only planned" }
  fileprivate static let putBack: Self = "put it back, and cancel it or roll it back"
}
