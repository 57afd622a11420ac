/// The civil time of one place: how far its clocks are from UTC, and when they are turned.
///
/// Made from a TZif file by `init(name:tzif:)`, usually through a `ZoneDatabase`.
public struct Zone: Hashable, Sendable {
  /// The IANA name, such as `Europe/Berlin`.
  public let name: String

  /// The offset before the first transition.
  let initialOffset: Int64
  /// Only those that change the offset, in order of time.
  let transitions: [Transition]
  /// What holds after the last transition; without it the last offset stays.
  let rule: ZoneRule?

  struct Transition: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let time: Int64
    /// Seconds east of UTC from `time` on.
    let offset: Int64
  }

  /// Coordinated Universal Time, which needs no file.
  public static let utc = Zone(name: "UTC", initialOffset: 0, transitions: [], rule: nil)

  init(name: String, initialOffset: Int64, transitions: [Transition], rule: ZoneRule?) {
    self.name = name
    self.initialOffset = initialOffset
    self.transitions = transitions
    self.rule = rule
  }

  /// Seconds east of UTC at `instant`; negative in the west.
  public func offset(at instant: Instant) -> Int {
    Int(span(containing: instant.secondsSinceEpoch).offset)
  }

  /// What a clock on the wall shows at `instant`.
  public func civil(at instant: Instant) -> CivilDateTime {
    let seconds = instant.secondsSinceEpoch
    return CivilDateTime(secondsAsIfUTC: seconds.addingSaturated(span(containing: seconds).offset))
  }

  /// The date that a calendar on the wall shows at `instant`.
  public func date(at instant: Instant) -> CivilDate { civil(at: instant).date }
}

/// A stretch of time, `[start, end)`, during which the clocks of a zone are not turned.
struct OffsetSpan {
  var start: Int64
  var end: Int64
  let offset: Int64
}

extension Zone {
  /// The stretch of constant offset around `time`.
  func span(containing time: Int64) -> OffsetSpan {
    guard let last = transitions.last, time < last.time else {
      return spanAfterLastTransition(containing: time)
    }
    // The first transition after `time`.
    var low = 0
    var high = transitions.count - 1
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return OffsetSpan(
      start: low == 0 ? .min : transitions[low - 1].time,
      end: transitions[low].time,
      offset: low == 0 ? initialOffset : transitions[low - 1].offset
    )
  }

  private func spanAfterLastTransition(containing time: Int64) -> OffsetSpan {
    let start = transitions.last?.time ?? .min
    guard let rule else {
      return OffsetSpan(start: start, end: .max, offset: transitions.last?.offset ?? initialOffset)
    }
    var span = rule.span(containing: time)
    span.start = max(span.start, start)
    return span
  }
}
