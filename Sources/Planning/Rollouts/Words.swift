import Calendars

extension Refusal {
  /// Why, in a few words.
  public var words: String {
    switch self {
    case .dependency(let wave, let until): "\(wave)\(until.map { ", done \($0)" } ?? ", whose end nobody knows")"
    case .notBefore(let date): "not before \(date)"
    case .notice(let notice, let due, _): "notice \(notice), due \(due)"
    case .training(let day): "training until \(day)"
    case .freeze(let finding): finding.isUnsettled ? "settle \(finding.names)" : finding.names
    case .crowd(let waves, let limit): "\(limit) waves at once, with \(waves.joined(separator: ", "))"
    case .exposure(let exposure):
      "exposure of \(exposure.segment): \(exposure.customers) of \(exposure.size), with \(exposure.waves.joined(separator: ", "))"
    case .staff(let pool, let quarter, let needed, let left): "\(pool) \(quarter): \(needed) needed, \(left) left"
    }
  }
}

extension FreezeFinding {
  fileprivate var names: String { windows.joined(separator: ", ") }
  fileprivate var isUnsettled: Bool { if case .unsettled = self { true } else { false } }
}

extension StrandedWave {
  /// Why it has none.
  public var words: String {
    switch cause {
    case .dependencies(let waves): "it waits for \(waves.joined(separator: ", ")), whose end nobody knows"
    case .noSlot(let from, let refused):
      "no slot within 400 days of \(from)\(refused.last.map { ", last: " + $0.refusals.map(\.words).joined(separator: "; ") } ?? "")"
    }
  }
}

extension CriticalLink {
  /// What it is.
  public var words: String {
    switch self {
    case .wave(let id): id
    case .freezes(let ids): ids.joined(separator: "/")
    case .notice(let notice): "notice \(notice)"
    case .training(let day): "training until \(day)"
    case .staff(let pool): pool
    case .notBefore(let date): "not before \(date)"
    }
  }
}
