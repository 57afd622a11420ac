import Calendars
import Planning

extension RolloutSchedule {
  /// Each wave that has a place, with its start.
  var starts: [String: Instant] { Dictionary(uniqueKeysWithValues: waves.map { ($0.id, $0.start) }) }
}

extension Refusal {
  /// Shortly what it says, without times.
  var words: String {
    switch self {
    case .dependency(let wave, _): "after \(wave)"
    case .notBefore: "not before"
    case .notice(let notice, _, _): "notice \(notice)"
    case .training: "training"
    case .freeze(.unsettled(let coming, _)): "would settle in \(coming.map(\.window).joined(separator: " "))"
    case .freeze(let finding): "frozen \(finding.windows.joined(separator: " "))"
    case .crowd(let waves, let limit): "\(limit) waves with \(waves.joined(separator: " "))"
    case .exposure(let exposure):
      "\(exposure.segment) \(exposure.customers * 100 / exposure.size) % of \(exposure.limit.percent) %"
        + " with \(exposure.waves.joined(separator: " "))"
    case .staff(let pool, let quarter, let needed, let left): "\(needed) of \(left) weeks of \(pool) in \(quarter)"
    }
  }
}

extension Share {
  fileprivate var percent: Int128 { millionthsOfPercent / 1_000_000 }
}
