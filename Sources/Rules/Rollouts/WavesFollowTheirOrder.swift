import Governance
import JSON

/// A wave starts when every wave that it depends on is completed.
///
/// One that was rolled back or cancelled is not completed. What a wave depends on is another wave of the rollout, and
/// never, by whatever way, itself.
public struct WavesFollowTheirOrder: WaveStartRule {
  public static let id = RuleID(code: "ROLL-01", name: "waves-follow-their-order")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let plans = change.all(Rollout.self).flatMap { record, _, after in plan(after, record) }
    return try plans + change.waveSteps.filter(\.starts).flatMap { try violations(of: $0, context) }
  }

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    step.after.dependsOn.compactMap { id in
      let state = step.rollout.wave(id)?.state
      guard state != .completed else { return nil }
      return WaveObjection(
        message: .waits(step.name, id, state), pointer: step.pointer("state"),
        fix: .complete("\(step.rollout.id)#\(id)"))
    }
  }

  private func plan(_ rollout: Rollout, _ record: RecordChange) -> [Violation] {
    let waves = Dictionary(rollout.waves.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return rollout.waves.compactMap { wave in
      let place = JSONPointer(tokens: ["waves", wave.id, "depends_on"])
      if let stranger = wave.dependsOn.first(where: { waves[$0] == nil }) {
        return violation(.unknown("\(rollout.id)#\(wave.id)", stranger), in: record, at: place, fix: .name)
      }
      guard reaches(wave.id, from: wave.id, waves) else { return nil }
      return violation(.circle("\(rollout.id)#\(wave.id)"), in: record, at: place, fix: .break)
    }
  }

  private func reaches(_ goal: String, from start: String, _ waves: [String: Wave]) -> Bool {
    var (open, seen) = (waves[start]?.dependsOn ?? [], Set<String>())
    while let next = open.popLast() {
      if next == goal { return true }
      if seen.insert(next).inserted { open += waves[next]?.dependsOn ?? [] }
    }
    return false
  }
}

extension Violation.Message {
  fileprivate static func waits(_ wave: String, _ other: String, _ state: Wave.State?) -> Self {
    "\(wave) depends on \(other) (\(state?.rawValue ?? "missing"))"
  }
  fileprivate static func complete(_ wave: String) -> Self { "complete it first: folio rollout complete \(wave)" }
  fileprivate static func unknown(_ wave: String, _ other: String) -> Self {
    "\(wave) depends on \(other), which is no wave of the rollout"
  }
  fileprivate static let name: Self = "name waves of this rollout in depends_on"
  fileprivate static func circle(_ wave: String) -> Self { "\(wave) depends on itself by way of others" }
  fileprivate static let `break`: Self = "take one of the dependencies out"
}
