public import Rules

/// What a push comes to: all references of it stand or fall together.
public struct PushVerdict: Sendable {
  /// What is wrong with the references themselves.
  public var references: [Violation] = []
  /// Every commit that was judged, in the order of history.
  public var commits: [JudgedCommit] = []
  /// Whether the clock of judgement was read from a file (`--test-clock`).
  public var isTestClock = false

  public init() {}

  public var isRefused: Bool {
    references.contains { $0.severity == .block } || commits.contains(where: \.isRefused)
  }
}
