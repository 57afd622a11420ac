import Calendars
public import Git
public import JSON
public import Rules

/// A commit, written or about to be, and everything that the rules say of it.
public struct JudgedCommit: Sendable {
  /// Nothing for a commit that is not written yet.
  public let id: ObjectID?
  public let facts: CommitFacts
  public let phase: CommitChange.Phase
  /// Sorted by severity, code and subject.
  public let violations: [LocatedViolation]
  /// How many records it changes.
  public let recordCount: Int
  /// Whether it makes the draft policy active and so ends set-up.
  public let endsSetUp: Bool

  public var isRefused: Bool { violations.contains { $0.violation.severity == .block } }
  public func has(_ severity: Violation.Severity) -> Bool { violations.contains { $0.violation.severity == severity } }
}

/// A violation with the line and column where its place stands in the file.
public struct LocatedViolation: Sendable {
  public let violation: Violation
  /// Counted from 1; nothing when the violation is about no place in a file.
  public let position: JSONPosition?

  public init(_ violation: Violation, position: JSONPosition?) {
    self.violation = violation
    self.position = position
  }
}
