public import Calendars

/// A wave that has yet to start, as the scheduler sees it.
public struct PendingWave: Hashable, Sendable {
  /// Unique among all waves of the problem, standing ones too: `W1`, or `ROL-0001#W1` where rollouts are mixed.
  public let id: String
  /// What its start touches: its region, its segments, and whatever else a freeze could name.
  public var scope: FreezeScope
  /// Where its slots, its soak and its notices are counted.
  public var zone: Zone
  /// How many people it reaches; they count in full for each of its segments.
  public var customers: Int
  /// Waves that must have completed before it starts.
  public var dependsOn: Set<String>
  public var cutover: CalendarDuration
  public var soak: CalendarDuration
  public var slots: StartSlots
  public var notBefore: Instant?
  /// Those that must have gone out before it starts; one that nobody requires is left out.
  public var notices: [Notice]
  /// The first day, in its zone, on which enough people are trained; nil where they are.
  public var trainingReadyOn: CivilDate?
  /// Person-weeks by pool, needed in the quarter in which it starts by its zone's calendar.
  public var demand: [String: Int]

  public init(
    id: String,
    scope: FreezeScope,
    zone: Zone,
    customers: Int,
    dependsOn: Set<String> = [],
    cutover: CalendarDuration,
    soak: CalendarDuration,
    slots: StartSlots = .usual,
    notBefore: Instant? = nil,
    notices: [Notice] = [],
    trainingReadyOn: CivilDate? = nil,
    demand: [String: Int] = [:]
  ) {
    self.id = id
    self.scope = scope
    self.zone = zone
    self.customers = customers
    self.dependsOn = dependsOn
    self.cutover = cutover
    self.soak = soak
    self.slots = slots
    self.notBefore = notBefore
    self.notices = notices
    self.trainingReadyOn = trainingReadyOn
    self.demand = demand
  }

  /// When it has soaked if it starts at `start`: the cutover, and then the soak by the clocks of its zone.
  public func finish(startingAt start: Instant) -> Instant {
    zone.instant(soak, after: zone.instant(cutover, after: start))
  }

  /// Its own length, where every day has 86,400 seconds.
  var approximateSeconds: Int64 { cutover.approximateSeconds + soak.approximateSeconds }
}
