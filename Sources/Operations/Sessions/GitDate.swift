public import Calendars

/// A date as git takes it from `GIT_AUTHOR_DATE`: `SECONDS +hhmm`, `@SECONDS +hhmm` or RFC 3339 with a zone offset.
public struct GitDate: Sendable, Hashable {
  public let instant: Instant

  public init?(_ text: String) {
    if let instant = Instant(text) {
      self.instant = instant
      return
    }
    let words = text.split(separator: " ")
    let seconds = words.first.map { $0.hasPrefix("@") ? $0.dropFirst() : $0 }
    if let seconds, let value = Int64(seconds), words.count <= 2 {
      instant = Instant(secondsSinceEpoch: value)
      return
    }
    guard let parsed = Self.offsetDate(text) else { return nil }
    instant = parsed
  }

  /// `2026-09-08T12:00:00+02:00`, with or without the colon.
  private static func offsetDate(_ text: String) -> Instant? {
    let body = text.prefix(19)
    let offset = text.dropFirst(19).filter { $0 != ":" }
    guard let local = Instant(body + "Z"), offset.count == 5, let sign = offset.first, sign == "+" || sign == "-",
      let hours = Int64(offset.dropFirst().prefix(2)), let minutes = Int64(offset.suffix(2))
    else { return nil }
    let shift = (hours * 60 + minutes) * 60
    return Instant(secondsSinceEpoch: local.secondsSinceEpoch + (sign == "+" ? -shift : shift))
  }
}
