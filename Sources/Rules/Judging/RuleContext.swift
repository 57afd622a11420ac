public import Calendars
public import Governance
import JSON

/// What a rule may know beyond the change that it judges.
///
/// Policy, roles, keys, approvals are read from `before`: nothing that a commit holds can authorise that commit.
public struct RuleContext {
  public let before: any LedgerState
  public let after: any LedgerState
  public let change: CommitChange
  /// The policy of the parent state; absent only for the root commit.
  public let policy: Policy?
  public let people: PeopleDirectory
  /// The home zone's days, which dates without a zone are read in.
  public let home: HomeCalendar
  /// What the receiving server knows; nothing at every other door.
  public let admission: Admission?
  public let layout: LedgerLayout
  /// The sizes and numbers that a commit may not pass; a server may set lower ones.
  public let limits: Limits
  /// The zones that policy and freezes name.
  public let zones: ZoneDatabase
  /// What the freeze calendar says of the commit, worked out when the first rule asks.
  let freezes = FreezeReading()

  public init(
    before: any LedgerState, after: any LedgerState, change: CommitChange, policy: Policy?, people: PeopleDirectory,
    home: HomeCalendar, zones: ZoneDatabase, layout: LedgerLayout, admission: Admission? = nil,
    limits: Limits = .standard
  ) {
    self.before = before
    self.after = after
    self.change = change
    self.policy = policy
    self.people = people
    self.home = home
    self.layout = layout
    self.admission = admission
    self.limits = limits
    self.zones = zones
    time = change.facts.time
  }

  /// The same context at another time, for the look that a server takes at its own clock.
  public func at(_ time: Instant) -> Self {
    var copy = self
    copy.time = time
    return copy
  }

  /// The time of judgement, the `t` of DOMAIN.md: the commit's time, or the receiving clock for the second look.
  public private(set) var time: Instant

  /// The person of the parent state whose address the author used; nothing when nobody or more than one has it.
  public var author: Person? { people.person(withEmail: change.facts.authorEmail) }
}
