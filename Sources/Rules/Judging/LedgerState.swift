public import Governance

/// The records of a ledger at one point of its history.
///
/// Reading may fail for reasons of the machine, and then throws; a record that is absent or not well formed is `nil`.
public protocol LedgerState {
  /// The record named `id`.
  func record(_ id: RecordID) throws -> Record?
  /// Whether a file stands where the record named `id` lies, well formed or not.
  func contains(_ id: RecordID) throws -> Bool
  /// Every record of a kind whose number the organisation bounds (`RecordKind.isBounded`), in order of id.
  func all(_ kind: RecordKind) throws -> [Record]
  /// What stands at `path`, whatever it is; nothing when nothing does.
  func file(at path: String) throws -> FileContent?
}

extension LedgerState {
  /// The record named `id` seen as `View`.
  public func record<View: GovernanceRecord>(_ id: RecordID?, as view: View.Type) throws -> View? {
    try id.flatMap { try record($0) }.flatMap { $0.of(view) }
  }

  public func all<View: GovernanceRecord>(_ view: View.Type) throws -> [View] {
    try all(View.kind).map(View.init)
  }
}
