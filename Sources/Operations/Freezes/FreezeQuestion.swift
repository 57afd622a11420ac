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
    // A change that no longer fits its target is refused elsewhere.
    let edited = target.flatMap { target in
      (try? target.json.applying(change.touches.map(\.change)).objectValue).flatMap { Record(fields: $0) }
    }
    let scope = target.map { change.freezeScope(changing: $0, to: edited) }
    var actions: [FreezableAction.Kind] = [.scopeChange]
    switch target?.kind {
    case Process.kind?:
      let isSystems = { (touch: Touch) in touch.path.tokens.first == "systems" }
      actions = (change.touches.contains(where: isSystems) ? [.configChange] : [])
      if change.touches.contains(where: { !isSystems($0) }) { actions.append(.processChange) }
    case Metric.kind?: actions = [.metricChange]
    default: break
    }
    self.init(actions, in: scope ?? FreezeScope(), at: time)
  }
}
