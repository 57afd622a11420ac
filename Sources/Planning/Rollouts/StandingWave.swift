public import Calendars

/// A wave that the scheduler does not move: it has started or ended, or another rollout has planned it.
public struct StandingWave: Hashable, Sendable {
  public enum Finish: Hashable, Sendable {
    /// It completed then, or is expected to.
    case at(Instant)
    /// It is in flight, and nobody can say for how long: it is paused. What follows it cannot be placed.
    case unknown
    /// It was rolled back or cancelled: nobody is exposed to it, and nothing can follow it.
    case never
  }

  public let id: String
  public let segments: Set<String>
  public let customers: Int
  public let start: Instant
  public let finish: Finish

  public init(id: String, segments: Set<String>, customers: Int, start: Instant, finish: Finish) {
    self.id = id
    self.segments = segments
    self.customers = customers
    self.start = start
    self.finish = finish
  }
}
