import Calendars
public import Governance
import JSON

/// A term that a commit grants: the first one by approval or exemption, or a renewal.
struct ExceptionGrant {
  let record: RecordChange
  let before: Exception?
  let after: Exception

  /// The renewal that the commit adds; nil for a first grant.
  var renewal: Renewal? {
    guard after.renewals.count > before?.renewals.count ?? 0 else { return nil }
    return after.renewals.last
  }
}

extension CommitChange {
  /// The exceptions that the commit grants or renews.
  var exceptionGrants: [ExceptionGrant] {
    all(Exception.self).compactMap { record, before, after in
      let isFirst = after.isGranted && before?.isGranted != true
      let isRenewed =
        before?.isGranted == true
        && (after.renewals.count > before?.renewals.count ?? 0 || after.expiresOn != before?.expiresOn)
      return isFirst || isRenewed ? ExceptionGrant(record: record, before: before, after: after) : nil
    }
  }
}

extension LedgerState {
  /// Every exception that was ever granted, from the registers of all forums, in order of id.
  public func grantedExceptions() throws -> [Exception] {
    let ids = Set(try all(Forum.self).flatMap { $0.register.ids("exceptions") })
    return try ids.sorted().compactMap { try record($0, as: Exception.self) }
  }

  /// Those of one forum.
  public func grantedExceptions(of forum: RecordID) throws -> [Exception] {
    try (record(forum, as: Forum.self)?.register.ids("exceptions") ?? []).compactMap {
      try record($0, as: Exception.self)
    }
  }
}
