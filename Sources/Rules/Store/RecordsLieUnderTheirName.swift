import Governance
import JSON

/// A record's file is named after its id, and lies in the folder of its kind.
///
/// An id is used once, for ever: that a path was never removed before is FMT-05's to keep.
public struct RecordsLieUnderTheirName: Rule {
  public static let id = RuleID(code: "FMT-02", name: "records-lie-under-their-name")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.files.flatMap { file -> [Violation] in
      guard file.path != LedgerLayout.ledgerPath, let kind = kind(at: file.path),
        let fields = file.after?.document?.value?.objectValue
      else { return [] }
      let name = file.path.split(separator: "/").last.map { String($0.dropLast(".json".count)) } ?? ""
      let stated = fields.string("id")
      var found: [Violation] = []
      if let stated, stated != name {
        found.append(violation(.otherName(stated, file.path), inFile: file.path, at: "/id", fix: .mint(kind)))
      }
      if RecordID(name)?.prefix != kind.prefix {
        found.append(violation(.otherPrefix(name, file.path, kind), inFile: file.path, at: "/id", fix: .mint(kind)))
      }
      if let statedKind = fields.string("kind"), statedKind != kind.name {
        found.append(
          violation(.otherKind(name, file.path, statedKind), inFile: file.path, at: "/kind", fix: .mint(kind)))
      }
      return found
    }
  }

  /// The kind whose folder `path` lies in, wherever in it.
  private func kind(at path: String) -> RecordKind? {
    let parts = path.split(separator: "/")
    guard LedgerFolder(of: path) == .portfolio, parts.count > 2, path.hasSuffix(".json") else { return nil }
    return RecordCatalog.kind(folder: String(parts[1]))
  }
}

extension Violation.Message {
  fileprivate static func otherName(_ id: String, _ path: String) -> Self {
    "\(id) cannot be used for \(path): a record's id is the name of its file"
  }
  fileprivate static func otherPrefix(_ id: String, _ path: String, _ kind: RecordKind) -> Self {
    "\(id) cannot be used for \(path): ids of kind \(kind) are \(kind.prefix)- and 4 to 12 characters of 0-9A-HJKMNP-TV-Z\(kind.isMonthly ? ", then - and the month" : "")"
  }
  fileprivate static func otherKind(_ id: String, _ path: String, _ kind: String) -> Self {
    "\(id) cannot be used for \(path): it says that it is of kind \(kind)"
  }
  fileprivate static func mint(_ kind: RecordKind) -> Self { "use folio \(kind) new to get a fresh id" }
}
