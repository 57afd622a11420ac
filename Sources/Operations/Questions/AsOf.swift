public import Calendars

/// The point of history that a question is about: a day, a moment, or a commit.
///
/// A day stands for its end in the policy's home zone, so that what was committed on it counts.
public enum AsOf: Hashable, Sendable, CustomStringConvertible {
  case day(CivilDate)
  case instant(Instant)
  case revision(Revision)

  /// Reads `2026-10-30`, `2026-10-30T12:00:00Z`, or the name of a commit.
  public init(_ text: String) {
    if let day = CivilDate(text) {
      self = .day(day)
    } else if let instant = Instant(text) {
      self = .instant(instant)
    } else {
      self = .revision(Revision(text))
    }
  }

  public var description: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    case .revision(let revision): revision.text
    }
  }
}
