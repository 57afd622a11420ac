/// A window of a freeze calendar: what it does, to which actions, where and when.
public struct FreezeWindow: Hashable, Sendable {
  public enum Effect: Hashable, Sendable {
    case deny(Level)
    /// Where one is approved, what it concerns is allowed inside of such windows only.
    case allow
    case advise
  }

  public enum Level: String, CaseIterable, Hashable, Sendable {
    /// Only an override opens it.
    case hard
    /// An exempt standard change or an exception opens it too.
    case soft
  }

  public let id: String
  public let effect: Effect
  public let actions: Set<FreezableAction.Kind>
  public let scope: FreezeScope
  public let timing: FreezeTiming
  /// A window that nobody has approved, or that was withdrawn, has no effect.
  public let isApproved: Bool

  public init(
    id: String,
    _ effect: Effect,
    _ actions: Set<FreezableAction.Kind>,
    in scope: FreezeScope = FreezeScope(),
    during timing: FreezeTiming,
    isApproved: Bool
  ) {
    self.id = id
    self.effect = effect
    self.actions = actions
    self.scope = scope
    self.timing = timing
    self.isApproved = isApproved
  }

  /// Whether the window has anything to say about `action`, at whatever time.
  public func concerns(_ action: FreezableAction) -> Bool {
    isApproved && actions.contains(action.kind) && scope.concerns(action.scope)
  }

  /// What forbids or warns is read widely where the clocks leave a choice, what allows narrowly.
  var reading: SpanReading { effect == .allow ? .narrowest : .widest }
}

extension FreezeWindow {
  /// Each time that it is on in `zone` and that has a moment in `interval`, in order, whole.
  public func intervals(in zone: Zone, meeting interval: InstantInterval) -> [InstantInterval] {
    var reader = ZoneReader(zone)
    return timing.spans(about: interval).compactMap { reader.interval(of: $0, reading) }.filter { $0.meets(interval) }
  }
}
