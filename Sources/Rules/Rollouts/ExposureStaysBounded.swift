import Governance
import JSON

/// Only so many customers are exposed to a change that is not settled yet.
///
/// When a wave starts, the waves of all rollouts that have begun and are not over, with it, hold no more of each of its
/// segments than the policy allows, and are not more than it allows.
public struct ExposureStaysBounded: WaveStartRule {
  public static let id = RuleID(code: "ROLL-07", name: "exposure-stays-bounded")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    let cap = context.policy?.decimal("rollout", "max_in_flight_pct") ?? ExactDecimal(25)
    let most = Int(context.policy?.threshold("rollout", "max_in_flight_waves") ?? 3)
    let flying = try context.wavesInFlight()
    let pointer = step.pointer("state")
    var found: [WaveObjection] = []
    for segment in step.after.segments {
      guard let record = try context.before.record(segment, as: Segment.self) else { continue }
      let here = flying.filter { $0.wave.segments.contains(segment) }
      let customers = here.reduce(Int64(0)) { $0 &+ $1.wave.customers }
      guard !Ratio(customers, of: record.size).isAtMost(percent: cap) else { continue }
      found.append(
        WaveObjection(
          message: .exposed(segment, customers, record.size, cap), pointer: pointer,
          fix: .wait(here.map(\.name).filter { $0 != step.name })))
    }
    if flying.count > most {
      found.append(
        WaveObjection(
          message: .many(flying.count, most), pointer: pointer,
          fix: .wait(flying.map(\.name).filter { $0 != step.name })))
    }
    return found
  }
}

/// A wave that has begun and is not over.
struct FlyingWave {
  let name: String
  let wave: Wave
}

extension RuleContext {
  /// Every wave of every rollout that the commit leaves begun and not over, in order of its name.
  ///
  /// Segments list those of the parent state; the rollouts that the commit edits speak for themselves.
  func wavesInFlight() throws -> [FlyingWave] {
    let listed = try before.all(Segment.self).flatMap(\.inFlight)
    let edited = change.all(Rollout.self).map(\.after)
    let ids = Set(listed.compactMap { RecordID(String($0.prefix { $0 != "#" })) }).subtracting(edited.map(\.id))
    let others = try ids.compactMap { try before.record($0, as: Rollout.self) }
    return (others + edited).flatMap { rollout in
      rollout.waves.filter(\.isInFlight).map { FlyingWave(name: "\(rollout.id)#\($0.id)", wave: $0) }
    }.sorted { $0.name < $1.name }
  }
}

extension Violation.Message {
  fileprivate static func exposed(_ segment: RecordID, _ customers: Int64, _ size: Int64, _ cap: ExactDecimal) -> Self {
    "\(segment): \(Ratio(customers, of: size)) in flight, cap \(cap) %"
  }
  fileprivate static func many(_ count: Int, _ most: Int) -> Self { "\(count) waves in flight, at most \(most)" }
  fileprivate static func wait(_ waves: [String]) -> Self {
    "wait for \(waves.isEmpty ? "a smaller wave" : waves.joined(separator: ", ")) to be completed"
  }
}
