public import Calendars

/// Why a wave may not start at a moment.
public enum Refusal: Hashable, Sendable {
  /// A wave that it depends on has not completed by then; nil where nobody can say when it will.
  case dependency(String, until: Instant?)
  case notBefore(Instant)
  /// The notice would have to be out at `due`, and nothing can go out before `earliest`.
  case notice(String, due: Instant, earliest: Instant)
  /// Too few people are trained until that day.
  case training(readyOn: CivilDate)
  /// What freeze windows say, as `folio freeze status` would.
  case freeze(FreezeFinding)
  /// Too many waves would be in flight at once, these beside it.
  case crowd([String], limit: Int)
  case exposure(Exposure)
  /// A pool has not enough person-weeks left.
  case staff(pool: String, Quarter, needed: Int, left: Int)

  /// Too much of a segment would be in flight at once.
  public struct Exposure: Hashable, Sendable {
    public let segment: String
    /// How many customers would be in flight, those of the wave included.
    public let customers: Int
    /// How many the segment has.
    public let size: Int
    public let limit: Share
    /// The waves that are in flight beside it, by id.
    public let waves: [String]
  }
}

extension Refusal {
  /// The waves whose end would lift it.
  var blockers: [String] {
    switch self {
    case .dependency(let wave, _): [wave]
    case .crowd(let waves, _): waves
    case .exposure(let exposure): exposure.waves
    case .notBefore, .notice, .training, .freeze, .staff: []
    }
  }
}

extension Refusal {
  /// Whether it is the same of another slot. Each slot has its own time for a notice, so that is left aside.
  func isSame(as other: Refusal) -> Bool {
    if case (.notice(let id, _, _), .notice(let otherID, _, _)) = (self, other) { return id == otherID }
    return self == other
  }
}

/// A slot that a wave could not take, and every reason, in the order in which they are asked; the last one binds.
public struct RefusedSlot: Hashable, Sendable {
  public let start: Instant
  public let refusals: [Refusal]
}
