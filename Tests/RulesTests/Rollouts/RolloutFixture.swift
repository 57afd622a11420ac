import Calendars
import Governance
import JSON
import Rules

/// The rules under test here.
let rolloutCodes: Set<String> = [
  "ROLL-01", "ROLL-02", "ROLL-03", "ROLL-04", "ROLL-07", "ROLL-08", "ROLL-09", "ROLL-10", "ROLL-11", "ROLL-12",
  "COMM-01", "COMM-02", "COMM-03", "COMM-04", "TRAIN-01", "TRAIN-02", "FREEZE-01", "FREEZE-02", "FREEZE-08", "GATE-07",
]
let rolloutRules = RuleCatalog.all.filter {
  // What customers say of a wave is WaveProofTests' to show.
  type(of: $0).id.code != "ROLL-05"
    && (rolloutCodes.contains(type(of: $0).id.code) || type(of: $0).id.name.hasPrefix("waves-")
      || type(of: $0).id.name == "segments-list-waves-in-flight")
}

extension MemoryLedger {
  /// Sets fields of a wave of ROL-0001; nil removes one.
  mutating func setWave(_ wave: String, _ fields: [String: JSONValue?]) throws {
    for (key, value) in fields { try set("ROL-0001", "/waves/\(wave)/\(key)", value) }
  }

  /// A wave that is ready to start at its planned time: told in time, trained, rehearsed lately.
  mutating func prepare(_ wave: String, sentAt: String = "2026-09-10T09:00:00Z", rehearsedOn: String = "2026-08-24")
    throws
  {
    let start = Rollout(self["ROL-0001"]).wave(wave)?.startText ?? ""
    try set("ROL-0001", "/rollback/rehearsed_on", .string(rehearsedOn))
    try setWave(wave, ["state": "ready", "ready_at": "2026-09-09T09:00:00Z", "training/done": 70])
    for notice in ["K1", "K2", "K3"] {
      try setWave(wave, ["comms/\(notice)/sent_at": .string(sentAt), "comms/\(notice)/for_start": .string(start)])
    }
  }

  /// What `folio rollout start` writes.
  mutating func start(_ wave: String, at time: String, soakFrom: String) throws {
    try setWave(wave, ["state": "started", "started_at": .string(time), "soak_from": .string(soakFrom)])
    try listInFlight()
  }

  /// What `folio rollout complete`, `pause` and the like write.
  mutating func move(_ wave: String, to state: String, soakFrom: String? = nil, endedAt: String? = nil) throws {
    try setWave(wave, ["state": .string(state)])
    if state != "completed", state != "rolled_back" { try setWave(wave, ["soak_from": soakFrom.map { .string($0) }]) }
    try setWave(wave, ["ended_at": endedAt.map { .string($0) }])
    try listInFlight()
  }

  /// Has every segment list the waves of ROL-0001 that are in flight.
  mutating func listInFlight() throws {
    let waves = Rollout(self["ROL-0001"]).waves.filter(\.isInFlight)
    for segment in ["SEG-0001", "SEG-0002", "SEG-0003"] {
      let names = waves.filter { $0.segments.contains(RecordID(segment)!) }.map {
        JSONValue.string("ROL-0001#\($0.id)")
      }
      try set(segment, "/in_flight", names.isEmpty ? nil : .array(names))
    }
  }
}

/// What the rules say when Grace starts `wave` of ROL-0001 at `time`, everything else being `ledger`.
func startWave(
  _ wave: String, at time: String, soakFrom: String? = nil, on ledger: MemoryLedger, overrides: [String] = []
) throws -> [Violation] {
  var commit = JudgedCommit(on: ledger, at: time)
  commit.trailers = overrides.map { ("Folio-Override", $0) }
  let soakFrom = soakFrom ?? Rollout(ledger["ROL-0001"]).wave(wave)!.cutoverEnd(from: time)
  return try commit.violations(rolloutRules) { try $0.start(wave, at: time, soakFrom: soakFrom) }
}

extension Wave {
  /// Four hours after `time`, as every wave of the example takes.
  fileprivate func cutoverEnd(from time: String) -> String { Instant(time)!.adding(seconds: 4 * 3600).description }
}
