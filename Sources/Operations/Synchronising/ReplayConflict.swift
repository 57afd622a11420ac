public import Governance
public import JSON

/// Why a commit cannot be made again on a newer state as it is.
public enum ReplayConflict: Sendable, Hashable {
  /// Both sides changed one place of a file differently.
  case value(path: String, JSONConflict)
  /// Both sides changed a file that is no record, or one of them took it away.
  case file(path: String)
  /// What was voted on, or closed, is not the same any more.
  case stale(decision: RecordID, subject: RecordID)
}
