public import Calendars
public import JSON

/// How an initiative reaches customers, wave by wave.
public struct Rollout: GovernanceRecord {
  public static let kind = RecordKind(
    name: "rollout", folder: "rollouts", prefix: "ROL", summary: "how an initiative reaches customers, wave by wave",
    lifecycle: Lifecycle(first: "draft", ["draft": ["active"], "active": ["completed", "aborted"]]))

  public let record: Record
  public init(_ record: Record) { self.record = record }

  public var initiative: RecordID? { fields.id("initiative") }
  /// In the order of their ids.
  public var waves: [Wave] { fields.objects("waves").map(Wave.init) }
  public func wave(_ id: String) -> Wave? { waves.first { $0.id == id } }
  /// How to go back.
  public var rollbackPlan: String? { fields.object("rollback")?.string("plan") }
  public var rollbackLength: CalendarDuration? {
    fields.object("rollback")?.string("max_dur").flatMap { CalendarDuration($0) }
  }
  /// The day on which going back was last tried.
  public var rehearsedOn: CivilDate? { fields.object("rollback")?.date("rehearsed_on") }
  /// The rollout that it repeats elsewhere.
  public var original: RecordID? { fields.id("replicate_of") }
  /// The customer recoveries about it.
  public var recoveries: [RecordID] { fields.ids("recoveries") }
  /// Whether it has neither been completed nor given up.
  public var isUnderWay: Bool { status == "draft" || status == "active" }
}

/// One step of a rollout: some customers of one region.
public struct Wave: Sendable, Hashable {
  public enum State: String, Sendable, CaseIterable {
    case planned, ready, started, soaking, paused, completed, cancelled
    case rolledBack = "rolled_back"

    /// Whether customers have the change and it is not settled yet.
    public var isInFlight: Bool { self == .started || self == .soaking || self == .paused }

    /// The states that may follow.
    public var next: [State] {
      switch self {
      case .planned: [.ready, .cancelled]
      case .ready: [.started, .cancelled]
      case .started: [.soaking, .paused, .completed, .rolledBack]
      case .soaking: [.paused, .completed, .rolledBack]
      case .paused: [.soaking, .rolledBack]
      case .completed, .cancelled, .rolledBack: []
      }
    }
  }

  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  /// Whether it was announced as it is: from ready on, and for ever after.
  public var isLocked: Bool { (state ?? .planned) != .planned }
  public var region: String { fields.string("region") ?? "" }
  public var segments: [RecordID] { fields.ids("segments") }
  public var customers: Int64 { fields.integer("customers") ?? 0 }
  public var isPilot: Bool { fields.string("kind") == "pilot" }
  public var dependsOn: [String] { fields.strings("depends_on") }
  /// When it starts, on the clocks of `zoneName`.
  public var start: CivilDateTime? { fields.string("start").flatMap { CivilDateTime($0) } }
  /// The same as it is written.
  public var startText: String { fields.string("start") ?? "" }
  public var zoneName: String { fields.string("tz") ?? "" }
  public var cutover: CalendarDuration? { fields.string("cutover").flatMap { CalendarDuration($0) } }
  public var soak: CalendarDuration? { fields.string("soak").flatMap { CalendarDuration($0) } }
  /// What must be shown before it is completed.
  public var exits: [WaveExit] { fields.objects("exit").map(WaveExit.init) }
  public var notices: [WaveNotice] { fields.objects("comms").map(WaveNotice.init) }
  public var training: WaveTraining? { fields.object("training").map(WaveTraining.init) }
  /// Who checked what the region needs, and which of its tags.
  public var adaptationCheckedBy: RecordID? { fields.object("adaptation")?.id("checked_by") }
  public var adaptationTags: [String] { fields.object("adaptation")?.strings("tags") ?? [] }
  public var state: State? { fields.string("state").flatMap { State(rawValue: $0) } }
  public var isInFlight: Bool { state?.isInFlight ?? false }
  public var startedAt: Instant? { fields.instant("started_at") }
  public var soakFrom: Instant? { fields.instant("soak_from") }
  public var endedAt: Instant? { fields.instant("ended_at") }

  /// The instant of its start in `zone`: the first of two, and shifted out of a gap.
  public func startInstant(in zone: Zone) -> Instant? { start.map { zone.resolve($0).earliest } }

  /// When it has settled, if it is watched.
  public func settles(in zone: Zone) -> Instant? {
    soakFrom.flatMap { from in soak.map { zone.instant($0, after: from) } }
  }
}

/// What is said before a wave, to whom, and how long before.
public struct WaveNotice: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var id: String { fields.string("id") ?? "" }
  /// internal, frontline or external.
  public var audience: String { fields.string("audience") ?? "" }
  public var lead: CalendarDuration? { fields.string("lead").flatMap { CalendarDuration($0) } }
  public var isRequired: Bool { fields.bool("required") ?? true }
  public var approver: RecordID? { fields.id("content_approved_by") }
  public var sentAt: Instant? { fields.instant("sent_at") }
  /// The start that it announced, as it is written.
  public var announcedStart: String? { fields.string("for_start") }
  /// The zone of that start.
  public var announcedZone: String? { fields.string("for_tz") }
}

/// Who must be trained before a wave.
public struct WaveTraining: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var needed: Int64 { fields.integer("needed") ?? 0 }
  public var done: Int64 { fields.integer("done") ?? 0 }
  public var threshold: ExactDecimal? { fields.string("threshold_pct").flatMap { ExactDecimal($0) } }
  /// `PRC-0001#name`.
  public var material: String? { fields.string("material") }
  public var saysBenefits: Bool { fields.bool("benefits_module") ?? false }
}

/// What must be shown before a wave is completed, and what must never be while it runs.
public struct WaveExit: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  public var metric: RecordID? { fields.id("metric") }
  public var comparison: Comparison? { fields.string("op").flatMap { Comparison(rawValue: $0) } }
  public var value: ExactDecimal? { fields.string("value").flatMap { ExactDecimal($0) } }
  /// What is never passed the other way.
  public var abort: ExactDecimal? { fields.string("abort").flatMap { ExactDecimal($0) } }
  /// The least sample of a day that proves anything.
  public var leastSample: Int64 { fields.integer("min_n") ?? 0 }

  /// `MET-0003 >= 5.5`
  public var text: String {
    "\(fields.string("metric") ?? "") \(fields.string("op") ?? "") \(fields.string("value") ?? "")"
  }
}
