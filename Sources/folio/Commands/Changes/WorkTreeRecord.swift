import Git
import Governance
import JSON
import Operations
import Platform
import Storage

/// A record as it stands in the work tree, edited by hand perhaps.
struct WorkTreeRecord {
  let id: RecordID
  let session: Session

  init(_ id: RecordID, in session: Session) {
    self.id = id
    self.session = session
  }

  /// - Throws: `UsageError` when there is no work tree, or the file holds no such record.
  func record() throws -> Record {
    guard let folder = session.repository.workDirectory else {
      throw UsageError("this repository has no work tree", hint: "say the edit with --touch")
    }
    let path = try session.ledger().layout.path(of: id) ?? ""
    do {
      let bytes = try Files.read(folder + path, limit: JSONLimits.record.maxBytes)
      let value = CanonicalJSON.normalised(try JSONParser.parse(bytes, limits: .record))
      guard let fields = value.objectValue, let record = Record(fields: fields), record.id == id else {
        throw UsageError("\(path) in the work tree does not hold \(id)")
      }
      return record
    } catch let error as JSONParseError {
      throw UsageError("\(path):\(error)", hint: "mend it, then folio fmt \(path)")
    }
  }
}
