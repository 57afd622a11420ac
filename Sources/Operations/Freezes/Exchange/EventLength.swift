/// A DURATION (RFC 5545 §3.3.6): days by the calendar, and then seconds.
struct EventLength {
  private(set) var days = 0
  private(set) var seconds: Int64 = 0

  var isPositive: Bool { days > 0 || seconds > 0 }

  /// Nil for anything else, and for a length that is negative or beyond counting.
  init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix("P"), let date = parts.first?.dropFirst() else { return nil }
    for (unit, count) in Self.counts(date) {
      switch unit {
      case "W": days += count * 7
      case "D": days += count
      default: return nil
      }
    }
    for (unit, count) in parts.count == 2 ? Self.counts(parts[1]) : [] {
      switch unit {
      case "H": seconds += Int64(count) * 3_600
      case "M": seconds += Int64(count) * 60
      case "S": seconds += Int64(count)
      default: return nil
      }
    }
  }

  private static func counts(_ text: Substring) -> [(Character, Int)] {
    var counts: [(Character, Int)] = []
    var digits = ""
    for character in text {
      if character.isNumber, digits.count < 7 {
        digits.append(character)
      } else {
        counts.append((character, Int(digits) ?? 0))
        digits = ""
      }
    }
    return digits.isEmpty ? counts : counts + [("?", 0)]
  }
}
