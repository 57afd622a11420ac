public import Calendars
public import Governance
public import Rules

/// Something that happened to an exception.
public struct ExceptionAct: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// It was in the opening balance as it stands: declared, not decided.
    case declared
    case granted, exempted, renewed, revoked, closed
    /// Its term ended, by itself.
    case expired
  }

  public let kind: Kind
  /// As it stood afterwards.
  public let exception: Exception
  /// The day at home.
  public let day: CivilDate
  /// The commit; nothing for a term that ended by itself.
  public let note: CommitNote?
}

/// A commit that says that it relies on an exception.
public struct Reliance: Sendable {
  public let exception: RecordID
  public let note: CommitNote
  /// What the exception let through; empty where nothing stood in the commit's way.
  public let waived: [Waived]

  public struct Waived: Sendable, Hashable {
    public let rule: RuleID
    public let subject: String
  }
}

extension ExceptionAct.Kind {
  /// What a commit did to an exception.
  static func all(from before: Exception?, to after: Exception, isSetUp: Bool) -> [Self] {
    guard before?.status != after.status else {
      return (before?.renewals.count ?? 0) < after.renewals.count ? [.renewed] : []
    }
    return switch after.status {
    case "approved": [isSetUp ? .declared : .granted]
    case "exempt": [isSetUp ? .declared : .exempted]
    case "revoked": [.revoked]
    case "closed": [.closed]
    default: []
    }
  }
}
