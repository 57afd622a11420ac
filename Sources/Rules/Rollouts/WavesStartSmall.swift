import Calendars
import Governance
import JSON

/// A rollout begins with few customers, and with those whom a mistake hurts least.
///
/// Its first wave holds no more of each of its segments than the policy allows, no wave holds more than half of all
/// customers of the rollout (if it has several), and the first wave that is no pilot leaves out vulnerable customers and
/// those of the first value tier.
public struct WavesStartSmall: Rule {
  public static let id = RuleID(code: "ROLL-08", name: "waves-start-small")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Rollout.self).flatMap { record, before, after -> [Violation] in
      guard after.isUnderWay, before?.plan != after.plan else { return [] }
      return try objections(to: after, context).map {
        violation($0.message, in: record, at: $0.pointer, fix: $0.fix)
      }
    }
  }

  func objections(to rollout: Rollout, _ context: RuleContext) throws -> [WaveObjection] {
    let waves = try rollout.waves.filter { $0.state != .cancelled }
      .map { (wave: $0, start: try context.plannedStart(of: $0) ?? .distantFuture) }
      .sorted { ($0.start, $0.wave.id) < ($1.start, $1.wave.id) }.map(\.wave)
    return try first(waves, context) + largest(waves) + tender(waves, context)
  }

  private func first(_ waves: [Wave], _ context: RuleContext) throws -> [WaveObjection] {
    guard let first = waves.first else { return [] }
    let most = context.policy?.decimal("rollout", "max_first_wave_pct") ?? ExactDecimal(5)
    return try first.segments.compactMap { id in
      guard let segment = try context.before.record(id, as: Segment.self) else { return nil }
      let share = Ratio(first.customers, of: segment.size)
      guard !share.isAtMost(percent: most) else { return nil }
      return WaveObjection(
        message: .first(first, id, share, most), pointer: first.place("customers"), fix: .split(first))
    }
  }

  private func largest(_ waves: [Wave]) -> [WaveObjection] {
    let all = waves.reduce(Int64(0)) { $0 &+ $1.customers }
    guard waves.count > 1 else { return [] }
    return waves.filter { !Ratio($0.customers, of: all).isAtMost(percent: ExactDecimal(50)) }.map {
      WaveObjection(message: .half($0, all), pointer: $0.place("customers"), fix: .split($0))
    }
  }

  private func tender(_ waves: [Wave], _ context: RuleContext) throws -> [WaveObjection] {
    guard let first = waves.first(where: { !$0.isPilot }) else { return [] }
    return try first.segments.compactMap { id in
      guard let segment = try context.before.record(id, as: Segment.self),
        segment.isVulnerable || segment.valueTier == 1
      else { return nil }
      return WaveObjection(message: .tender(first, segment), pointer: first.place("segments"), fix: .later(id))
    }
  }
}

extension Rollout {
  /// What ROLL-08 looks at.
  fileprivate var plan: [[JSONValue?]] {
    waves.map { wave in
      ["id", "start", "tz", "customers", "segments", "kind"].map { wave.fields[$0] }
        + [.bool(wave.state == .cancelled)]
    }
  }
}

extension Wave {
  /// Where one of its fields stands in the rollout.
  func place(_ field: String) -> JSONPointer { JSONPointer(tokens: ["waves", id, field]) }
}

extension Violation.Message {
  fileprivate static func first(_ wave: Wave, _ segment: RecordID, _ share: Ratio, _ most: ExactDecimal) -> Self {
    "\(wave.id) exposes too many customers at once: \(share) of \(segment) in the first wave, at most \(most) %"
  }
  fileprivate static func half(_ wave: Wave, _ all: Int64) -> Self {
    "\(wave.id) exposes too many customers at once: \(wave.customers) of \(all)"
  }
  fileprivate static func tender(_ wave: Wave, _ segment: Segment) -> Self {
    "\(wave.id) exposes \(segment.id) first, \(segment.isVulnerable ? "which is vulnerable" : "of the first value tier")"
  }
  fileprivate static func split(_ wave: Wave) -> Self { "split \(wave.id)" }
  fileprivate static func later(_ segment: RecordID) -> Self { "let other customers go before \(segment)" }
}
