public import Calendars

/// Why a problem cannot be scheduled at all.
public enum SchedulingError: Error, Hashable {
  /// Two waves have that id.
  case sameID(String)
  /// Each depends on the next, and the last on the first.
  case cycle([String])
  case unknownDependency(String, of: String)
  case unknownSegment(String, of: String)
  case unknownPool(String, of: String)
  case freezes(FreezeCalendarError)
}

extension SchedulingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .sameID(let wave): "two waves are called \(wave)"
    case .cycle(let waves): "each of these waits for the next, and so for itself: \(waves.joined(separator: ", "))"
    case .unknownDependency(let other, let wave): "\(wave) depends on \(other), and there is no such wave"
    case .unknownSegment(let segment, let wave): "\(wave) reaches \(segment), whose size nobody has said"
    case .unknownPool(let pool, let wave): "\(wave) needs people of \(pool), and there is no such pool"
    case .freezes(let error): error.description
    }
  }
}
