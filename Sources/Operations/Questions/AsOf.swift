public import Calendars
import Git

/// The point of history that a question is about: a day, a moment, or a commit.
///
/// A day stands for its end in the policy's home zone, so that what was committed on it counts.
public enum AsOf: Hashable, Sendable, CustomStringConvertible {
  case day(CivilDate)
  case instant(Instant)
  /// A commit by the beginning of its id, at least four characters in lower case.
  case commit(String)
  /// So many commits before the newest one.
  case back(Int)

  /// Reads `2026-10-30`, `2026-10-30T12:00:00Z`, a commit's id or its beginning, `HEAD` and `HEAD~3`.
  public init?(_ text: String) {
    if let day = CivilDate(text) {
      self = .day(day)
    } else if let instant = Instant(text) {
      self = .instant(instant)
    } else if text == "HEAD" {
      self = .back(0)
    } else if text.hasPrefix("HEAD~"), let count = Int(text.dropFirst(5)), count >= 0 {
      self = .back(count)
    } else if (4...40).contains(text.utf8.count), text.utf8.allSatisfy(Self.isHexadecimal) {
      self = .commit(text.lowercased())
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    case .commit(let id): id
    case .back(let count): count == 0 ? "HEAD" : "HEAD~\(count)"
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
