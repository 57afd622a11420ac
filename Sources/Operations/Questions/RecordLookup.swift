public import Governance
import Rules
public import Storage

extension StoredState {
  /// The id that `text` means: an id of this state, or any beginning of one that is the beginning of no other.
  ///
  /// Case does not matter. A whole id wins over longer ones that begin with it.
  ///
  /// - Parameter kind: what it must be a record of; nothing for any kind.
  /// - Throws: `UsageError` when there is no such record, more than one, or one of another kind.
  public func resolve(_ text: String, as kind: RecordKind? = nil) throws -> RecordID {
    let wanted = text.uppercased()
    if let id = RecordID(wanted), try contains(id) {
      guard let kind, kind.prefix != id.prefix else { return id }
      let found = RecordCatalog.kind(prefix: id.prefix)?.name ?? "record"
      throw UsageError("\(id) is no \(kind.name)", hint: "folio \(found) show \(id) shows it")
    }
    let candidates = try ids(beginningWith: wanted, in: kind.map { [$0] } ?? RecordCatalog.kinds)
    guard let only = candidates.first else { throw UsageError.noSuchRecord(text, kind: kind?.name) }
    guard candidates.count == 1 else { throw UsageError.ambiguous(text, candidates: shown(candidates)) }
    return only
  }

  /// The record that `text` means.
  ///
  /// - Throws: `UsageError` as `resolve` does, and when the file under the id holds no record.
  public func record(named text: String, as kind: RecordKind? = nil) throws -> Record {
    let id = try resolve(text, as: kind)
    guard let record = try record(id) else {
      let path = layout.path(of: id) ?? ""
      throw UsageError("\(path) holds no record that can be read", hint: "folio check \(path) says why")
    }
    return record
  }

  /// The ids that begin with `text`, in upper case, in order.
  public func ids(beginningWith text: String, in kinds: [RecordKind] = RecordCatalog.kinds) throws -> [RecordID] {
    guard !text.isEmpty else { return [] }
    return try kinds.filter { ("\($0.prefix)-").hasPrefix(text) || text.hasPrefix("\($0.prefix)-") }
      .flatMap { try ids(of: $0).filter { $0.text.hasPrefix(text) } }.sorted()
  }

  private func shown(_ candidates: [RecordID]) -> [String] {
    let most = 12
    return candidates.prefix(most).map(\.text)
      + (candidates.count > most ? ["and \(candidates.count - most) more"] : [])
  }
}
