public import Calendars

/// Changes to a scheduling problem that somebody wants to know the consequences of; nothing else is touched.
public struct WhatIf: Hashable, Sendable {
  /// Freeze windows that are not there.
  public var droppedFreezes: Set<String>
  /// Another soak, by wave.
  public var soaks: [String: CalendarDuration]
  /// Another lead for all notices to an audience.
  public var leads: [Notice.Audience: CalendarDuration]
  /// Another cap for the part of a segment that may be in flight.
  public var share: Share?
  /// Another settle rule.
  public var settles: Bool?
  /// Another time from which everything is placed.
  public var now: Instant?

  public init(
    droppedFreezes: Set<String> = [],
    soaks: [String: CalendarDuration] = [:],
    leads: [Notice.Audience: CalendarDuration] = [:],
    share: Share? = nil,
    settles: Bool? = nil,
    now: Instant? = nil
  ) {
    self.droppedFreezes = droppedFreezes
    self.soaks = soaks
    self.leads = leads
    self.share = share
    self.settles = settles
    self.now = now
  }
}

extension SchedulingProblem {
  /// The same problem with the changes of `question`.
  ///
  /// Throws where it names a freeze or a wave that is not there, so that a slip of the pen is no answer.
  public func changed(by question: WhatIf) throws(WhatIfError) -> SchedulingProblem {
    if let unknown = question.droppedFreezes.subtracting(freezes.windows.map(\.id)).min() {
      throw .unknownFreeze(unknown)
    }
    if let unknown = Set(question.soaks.keys).subtracting(waves.map(\.id)).min() { throw .unknownWave(unknown) }

    var problem = self
    if !question.droppedFreezes.isEmpty { problem.freezes = freezes.without(question.droppedFreezes) }
    for index in waves.indices {
      if let soak = question.soaks[waves[index].id] { problem.waves[index].soak = soak }
      for (number, notice) in waves[index].notices.enumerated() {
        if let lead = question.leads[notice.audience] { problem.waves[index].notices[number].lead = lead }
      }
    }
    if let share = question.share { problem.limits.share = share }
    if let settles = question.settles { problem.settles = settles }
    if let now = question.now { problem.now = now }
    return problem
  }
}

/// Why a question cannot be asked.
public enum WhatIfError: Error, Hashable {
  case unknownFreeze(String)
  /// No wave of that id has yet to start.
  case unknownWave(String)
}

extension WhatIfError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownFreeze(let freeze): "there is no freeze \(freeze)"
    case .unknownWave(let wave): "no wave \(wave) has yet to start"
    }
  }
}
