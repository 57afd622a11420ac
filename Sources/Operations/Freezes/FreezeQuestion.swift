public import Calendars
public import Governance
import JSON
import Rules
public import Storage

/// What somebody asks the freeze calendar: whether something may be done, where, when and for how long.
public struct FreezeQuestion: Sendable {
  /// The actions that are asked about, in the order of their names; all of them where none is named.
  public var actions: [FreezableAction.Kind]
  public var scope: FreezeScope
  /// When it would be done; now without one.
  public var time: Instant?
  /// How long it takes; it happens at once without one.
  public var length: CalendarDuration?
  /// How long it settles after that.
  public var soak: CalendarDuration?

  public init(
    _ actions: [FreezableAction.Kind] = [], in scope: FreezeScope = FreezeScope(), at time: Instant? = nil,
    for length: CalendarDuration? = nil, settling soak: CalendarDuration? = nil
  ) {
    let all = FreezableAction.Kind.allCases
    self.actions = (actions.isEmpty ? all : actions).sorted { $0.rawValue < $1.rawValue }
    self.scope = scope
    self.time = time
    self.length = length
    self.soak = soak
  }

  /// The question that applying `change` to what it targets asks.
  ///
  /// - Throws: what reading the target threw.
  public init(about change: ChangeRequest, in state: StoredState, at time: Instant? = nil) throws {
    let target = try state.record(change.target ?? change.id)
    var scope = change.fields.object("affects").map { FreezeScope(of: $0) }
    var actions: [FreezableAction.Kind] = [.scopeChange]
    switch target?.kind {
    case Initiative.kind?:
      if scope == nil { scope = target?.of(Initiative.self)?.freezeScope }
      scope?.initiatives = [change.target?.text ?? ""]
    case Process.kind?:
      let isSystems = { (touch: Touch) in touch.path.tokens.first == "systems" }
      actions = (change.touches.contains(where: isSystems) ? [.configChange] : [])
      if change.touches.contains(where: { !isSystems($0) }) { actions.append(.processChange) }
      if scope == nil { scope = FreezeScope(processes: [change.target?.text ?? ""]) }
    case Metric.kind?: actions = [.metricChange]
    default: break
    }
    self.init(actions, in: scope ?? FreezeScope(), at: time)
  }
}
