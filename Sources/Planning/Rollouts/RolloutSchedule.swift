public import Calendars

/// The earliest starts that the scheduler found for the waves of a problem.
///
/// It is feasible by construction and not proven shortest.
public struct RolloutSchedule: Hashable, Sendable {
  /// In order of start, then of id.
  public let waves: [PlacedWave]
  /// The waves of the problem that stood already.
  public let standing: [StandingWave]
  /// Those that have no place, by id.
  public let stranded: [StrandedWave]

  init(_ waves: [PlacedWave], beside standing: [StandingWave], stranded: [StrandedWave]) {
    self.standing = standing.sorted { $0.id < $1.id }
    self.waves = waves.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    self.stranded = stranded.sorted { $0.id < $1.id }
  }

  /// Whether every wave has a place.
  public var isWhole: Bool { stranded.isEmpty }

  /// When the last placed wave has soaked; nil where none is placed.
  public var finish: Instant? { waves.map(\.finish).max() }

  public func wave(_ id: String) -> PlacedWave? { waves.first { $0.id == id } }
}

/// A wave with its place, and why it is not an earlier one.
public struct PlacedWave: Hashable, Sendable {
  public let id: String
  public let start: Instant
  /// When it will have soaked.
  public let finish: Instant
  /// What kept it from being looked for earlier: a dependency, or that it may not start before; nil where that is
  /// `now`.
  public let floor: Refusal?
  /// The slots before its start that it could not take, in order.
  public let refused: [RefusedSlot]

  /// The last reason why it does not start earlier; nil where it takes the first slot from now on.
  public var binding: Refusal? { refused.last?.refusals.last ?? floor }
}

/// A wave without a place.
public struct StrandedWave: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// These, which it depends on, have no end that anybody knows: paused, rolled back, cancelled or stranded
    /// themselves.
    case dependencies([String])
    /// Every slot within 400 days of `from` is refused.
    case noSlot(from: Instant, refused: [RefusedSlot])
  }

  public let id: String
  public let cause: Cause
}
