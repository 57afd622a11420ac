public import Governance
public import JSON

/// One record that a commit adds or edits: as it was, and as it becomes.
public struct RecordChange: Sendable {
  public let id: RecordID
  public let kind: RecordKind
  public let path: String
  public let before: Record?
  /// The record after the commit; a deletion is FMT-05's and never reaches the other rules.
  public let after: Record

  public init(id: RecordID, kind: RecordKind, path: String, before: Record?, after: Record) {
    self.id = id
    self.kind = kind
    self.path = path
    self.before = before
    self.after = after
  }

  /// Both sides seen as `View`, or nothing when the record is of another kind.
  public func of<View: GovernanceRecord>(_ view: View.Type) -> (before: View?, after: View)? {
    guard kind == View.kind else { return nil }
    return (before.map(View.init), View(after))
  }

  public var isNew: Bool { before == nil }

  /// Whether the status moves from what it was (nothing for a new record) to another.
  public var statusMove: (from: String?, to: String)? {
    before?.status == after.status ? nil : (before?.status, after.status)
  }

  /// Every field that differs, down to the member of a set.
  public var differences: [JSONChange] {
    JSONDifference.changes(from: before?.json ?? .object([:]), to: after.json)
  }

  /// Whether what can be approved of the record differs (DOMAIN.md §0, Material digest).
  public func isMaterial() throws -> Bool {
    guard let before else { return true }
    return try before.materialContent() != after.materialContent()
  }

  /// The baselined fields that differ.
  public func baselinedDifferences() throws -> [JSONChange] {
    guard let before else { return [] }
    return try JSONDifference.changes(from: before.baselinedContent(), to: after.baselinedContent())
  }
}
