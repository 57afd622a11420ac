public import Calendars

/// Waves that are to be placed, and everything that says when they may start.
///
/// It is a value, made from records by whoever asks: nothing here reads a file, a clock or a ledger.
public struct SchedulingProblem: Sendable {
  /// Nothing starts, and no notice goes out, before this.
  public var now: Instant
  /// When the gate that opens the rollout said go, before which nothing is announced; nil where only `now` counts.
  public var goAt: Instant?
  /// The waves that have yet to start, in whatever order.
  public var waves: [PendingWave]
  /// Waves that have started or ended, and those that other rollouts have planned.
  public var standing: [StandingWave]
  /// How many customers each segment has.
  public var segmentSizes: [String: Int]
  public var limits: ExposureLimits
  public var staff: StaffPools
  public var freezes: FreezeCalendar
  /// The settle rule: whether a hard freeze may not begin while a wave soaks.
  public var settles: Bool

  public init(
    now: Instant,
    goAt: Instant? = nil,
    waves: [PendingWave],
    standing: [StandingWave] = [],
    segmentSizes: [String: Int],
    limits: ExposureLimits,
    staff: StaffPools = StaffPools(),
    freezes: FreezeCalendar,
    settles: Bool = true
  ) {
    self.now = now
    self.goAt = goAt
    self.waves = waves
    self.standing = standing
    self.segmentSizes = segmentSizes
    self.limits = limits
    self.staff = staff
    self.freezes = freezes
    self.settles = settles
  }

  /// The first instant at which a notice could still go out.
  var firstAnnouncement: Instant { max(now, goAt ?? now) }
}
