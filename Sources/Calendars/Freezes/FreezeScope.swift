/// Whom and what something touches: of a freeze, where it holds; of an action, where it happens.
///
/// An empty dimension is one that is not stated. Names and ids are the caller's.
public struct FreezeScope: Hashable, Sendable {
  public var regions: Set<String>
  public var segments: Set<String>
  public var processes: Set<String>
  public var systems: Set<String>
  public var initiatives: Set<String>

  public init(
    regions: Set<String> = [],
    segments: Set<String> = [],
    processes: Set<String> = [],
    systems: Set<String> = [],
    initiatives: Set<String> = []
  ) {
    self.regions = regions
    self.segments = segments
    self.processes = processes
    self.systems = systems
    self.initiatives = initiatives
  }

  /// Whether a freeze with this scope concerns an action with `action`'s: in every dimension that both state, they share
  /// a member.
  ///
  /// What an action does not say about itself never lets it escape a freeze.
  public func concerns(_ action: FreezeScope) -> Bool {
    Self.dimensions.allSatisfy { dimension in
      let (own, stated) = (self[keyPath: dimension], action[keyPath: dimension])
      return own.isEmpty || stated.isEmpty || !own.isDisjoint(with: stated)
    }
  }

  /// Whether it concerns every action that `other` concerns.
  public func includes(_ other: FreezeScope) -> Bool {
    Self.dimensions.allSatisfy { dimension in
      let (own, others) = (self[keyPath: dimension], other[keyPath: dimension])
      return own.isEmpty || (!others.isEmpty && own.isSuperset(of: others))
    }
  }

  private static var dimensions: [KeyPath<FreezeScope, Set<String>>] {
    [\.regions, \.segments, \.processes, \.systems, \.initiatives]
  }
}
