import Calendars
import Governance
import Hooks
import JSON
import Storage

/// Every file of a root commit: the ledger's name, a draft policy and gate model, the hooks to read, and one person.
struct FoundingFiles {
  let identity: LedgerIdentity
  let founder: Founder
  let time: Instant
  /// Whether the ledger takes signed commits alone, its root included.
  let requiresSignature: Bool

  /// The bytes of each file, by path.
  func bytes() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in HookFiles.names { files["hooks/\(name)"] = HookFiles.bytes(named: name) }
    let policy = try LedgerDefaults.policy(
      for: founder.id, at: time, requiresSignature: requiresSignature, files: files.mapValues { SHA256Digest(of: $0) })
    let records = [policy, try LedgerDefaults.gateModel(for: founder.id, at: time), founder.record(at: time)]
    for record in records {
      files[identity.layout.path(of: record.id, kind: record.kind)] = CanonicalJSON.bytes(
        of: CanonicalJSON.normalised(record.json))
    }
    files[LedgerLayout.ledgerPath] = CanonicalJSON.bytes(of: identity.json)
    return files
  }
}
