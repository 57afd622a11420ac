/// What the freeze calendar says to an action at a moment.
public struct FreezeVerdict: Hashable, Sendable {
  /// In the order of their weight; none is silence.
  public let findings: [FreezeFinding]
  /// Where it is refused: the first instant at which the same could begin. Nil if there is none within 400 days.
  public let nextOpening: Instant?

  public var isRefused: Bool { findings.contains { $0.refuses } }
}

/// One thing that the freeze calendar says, about all windows that it says it of.
public enum FreezeFinding: Hashable, Sendable {
  /// A window with the instant at which it ends, nil if not within 400 days.
  public struct Active: Hashable, Sendable {
    public let window: String
    public let until: Instant?
  }

  /// A window that begins while the action is on its course.
  public struct Coming: Hashable, Sendable {
    public let window: String
    public let from: Instant
  }

  /// Hard windows deny it.
  case hardFreeze([Active])
  /// Soft windows deny it.
  case softFreeze([Active])
  /// It is allowed inside of these windows only, and not inside of one.
  case outsideOfAllowed([String])
  /// It would still be on its way, or settling, when these begin; `startBy` it could have begun.
  case unsettled([Coming], startBy: Instant)
  /// The override that it relies on does not open the windows that deny it.
  case overrideFails(String, [FreezeOverride.Fault])
  /// Windows deny it, and the override opens them.
  case overridden(String, [Active])
  /// Windows ask for care.
  case advised([Active])

  public var refuses: Bool {
    switch self {
    case .hardFreeze, .softFreeze, .outsideOfAllowed, .unsettled, .overrideFails: true
    case .overridden, .advised: false
    }
  }

  /// The windows that it speaks of, in the order of their ids.
  public var windows: [String] {
    switch self {
    case .hardFreeze(let active), .softFreeze(let active), .overridden(_, let active), .advised(let active):
      active.map(\.window)
    case .outsideOfAllowed(let windows): windows
    case .unsettled(let coming, _): coming.map(\.window)
    case .overrideFails: []
    }
  }

  /// When the windows that are on have all ended, others that begin meanwhile left aside; nil if not within 400 days.
  public var until: Instant? {
    switch self {
    case .hardFreeze(let active), .softFreeze(let active), .overridden(_, let active), .advised(let active):
      active.contains { $0.until == nil } ? nil : active.compactMap(\.until).max()
    case .outsideOfAllowed, .unsettled, .overrideFails: nil
    }
  }
}
