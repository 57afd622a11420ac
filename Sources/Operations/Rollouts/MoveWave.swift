public import Calendars
public import Governance
import JSON
public import Rules

/// Moves a wave of a rollout to its next state, and has its segments list it while it is in flight.
public struct MoveWave: Sendable {
  /// What somebody does to a wave.
  public enum Act: String, Sendable, CaseIterable {
    case ready, start, pause, resume, complete, rollback, cancel

    /// The state that follows.
    public var state: Wave.State {
      switch self {
      case .ready: .ready
      case .start: .started
      case .pause: .paused
      case .resume: .soaking
      case .complete: .completed
      case .rollback: .rolledBack
      case .cancel: .cancelled
      }
    }
  }

  public let name: WaveName
  public let act: Act

  public init(_ act: Act, _ name: WaveName) {
    self.act = act
    self.name = name
  }

  /// - Throws: `UsageError` when the wave is in no state for that.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let rollout = try edits.require(name.rollout, as: Rollout.self)
    guard let wave = rollout.wave(name.wave), let state = wave.state else { return }
    guard state.next.contains(act.state), act != .resume || state == .paused else {
      let next = state.next.map(\.rawValue).joined(separator: " or ")
      throw UsageError.outOfTurn(
        "\(name) is \(state.rawValue) and cannot \(act.rawValue)",
        hint: next.isEmpty ? "nothing follows" : "what may follow is \(next)")
    }
    let now = edits.time.description
    let soakFrom = try soakFrom(wave, at: edits.time, context)
    try edits.update(rollout.id, wave: wave.id) { fields in
      fields["state"] = .string(act.state.rawValue)
      switch act {
      case .ready: fields["ready_at"] = .string(now)
      case .start:
        fields["started_at"] = .string(now)
        fields["soak_from"] = soakFrom
      case .pause, .resume: fields["soak_from"] = soakFrom
      case .complete, .rollback, .cancel: fields["ended_at"] = .string(now)
      }
    }
    for segment in wave.segments { try edits.list(name, with: segment, isInFlight: act.state.isInFlight) }
  }

  /// From when on the wave is watched: the end of its cutover, or its resume.
  private func soakFrom(_ wave: Wave, at time: Instant, _ context: RuleContext) throws -> JSONValue? {
    switch act {
    case .start:
      let zone = try context.zones.zone(named: wave.zoneName)
      return wave.cutover.map { .string(zone.instant($0, after: time).description) }
    case .resume: return .string(time.description)
    default: return nil
    }
  }
}

/// Records that a notice of a wave went out.
public struct SendNotice: Sendable {
  public let name: WaveName
  public let notice: String

  public init(_ notice: String, of name: WaveName) {
    self.notice = notice.uppercased()
    self.name = name
  }

  /// - Parameter time: when it went out; nil for the time of the commit.
  /// - Throws: `UsageError` when the wave has no such notice.
  public func apply(to edits: inout RecordEdits, at time: Instant?) throws {
    let wave = try edits.require(name.rollout, as: Rollout.self).wave(name.wave)
    let known = wave?.notices.map(\.id) ?? []
    guard let wave, known.contains(notice) else {
      throw UsageError("\(name) has no notice \(notice)", hint: "it has \(known.joined(separator: ", "))")
    }
    let sent = (time ?? edits.time).description
    try edits.update(name.rollout, wave: name.wave) { fields in
      fields["comms"] = .array(
        fields.objects("comms").map { comms in
          guard comms.string("id") == notice else { return .object(comms) }
          var told = comms
          told["sent_at"] = .string(sent)
          told["for_start"] = .string(wave.startText)
          told["for_tz"] = .string(wave.zoneName)
          return .object(told)
        })
    }
  }
}

extension RecordEdits {
  /// Edits one wave of a rollout.
  fileprivate mutating func update(
    _ rollout: RecordID, wave: String, _ edit: (inout JSONObject) -> Void
  ) throws {
    try update(rollout) { fields in
      fields["waves"] = .array(
        fields.objects("waves").map { old in
          guard old.string("id") == wave else { return .object(old) }
          var new = old
          edit(&new)
          return .object(new)
        })
    }
  }

  /// Has a segment list a wave while it is in flight, and only then.
  fileprivate mutating func list(_ wave: WaveName, with segment: RecordID, isInFlight: Bool) throws {
    guard let listed = try record(segment)?.fields.strings("in_flight") else { return }
    let name = "\(wave)"
    guard listed.contains(name) != isInFlight else { return }
    let names = isInFlight ? (listed + [name]).sorted() : listed.filter { $0 != name }
    try update(segment) { $0["in_flight"] = names.isEmpty ? nil : .array(names.map(JSONValue.string)) }
  }
}
