import Calendars
import Governance

/// Something that went wrong in an initiative and that others should not have to go through.
struct Setback: Hashable {
  enum Event: Hashable {
    case emergency
    case kill(gate: String)
    case escalation
    case rollback(wave: String)
  }

  /// What a lesson about it names as its source.
  let source: RecordID
  let event: Event
  let at: Instant

  var words: String {
    switch event {
    case .emergency: "the emergency change \(source)"
    case .escalation: "the escalation \(source) of severity 1"
    case .rollback(let wave): "\(source)#\(wave), which was rolled back"
    case .kill(let gate): "\(source), which was killed at \(gate)"
    }
  }

  /// Whole days at home since then.
  func age(at moment: some Moment) -> Int { CivilDate.days(from: moment.home.day(of: at), to: moment.today) }

  /// Whether `lesson` is about it; one that was published before the kill or the rollback is about something else.
  func isLearned(in lesson: Lesson) -> Bool {
    guard lesson.source == source else { return false }
    switch event {
    case .kill, .rollback: return lesson.publishedAt.map { $0 >= at } ?? false
    case .emergency, .escalation: return true
    }
  }
}

extension LedgerState {
  /// The setbacks of `initiative`, found through its own lists.
  func setbacks(of initiative: Initiative) throws -> [Setback] {
    let emergencies = try (initiative.baseline?.changes ?? []).compactMap { id -> Setback? in
      guard let change = try record(id, as: ChangeRequest.self), change.type == "emergency",
        let at = change.implementedAt
      else { return nil }
      return Setback(source: id, event: .emergency, at: at)
    }
    let kill = try GateHistory(of: initiative, in: self).kill.flatMap { decision -> Setback? in
      guard let gate = decision.gate, gate >= "G4", let at = decision.outcomeAt else { return nil }
      return Setback(source: initiative.id, event: .kill(gate: gate), at: at)
    }
    let escalations = try initiative.escalations.compactMap { id -> Setback? in
      guard let at = try record(id, as: Escalation.self)?.openedAt else { return nil }
      return Setback(source: id, event: .escalation, at: at)
    }
    let rollbacks = try initiative.rollouts.flatMap { id -> [Setback] in
      try (record(id, as: Rollout.self)?.waves ?? []).compactMap { wave in
        guard wave.state == .rolledBack, let at = wave.endedAt else { return nil }
        return Setback(source: id, event: .rollback(wave: wave.id), at: at)
      }
    }
    return emergencies + escalations + rollbacks + [kill].compactMap { $0 }
  }
}
