import Governance
import JSON

/// A file under `portfolio/` stays for ever: records end by reaching a terminal status.
public struct NothingIsDeleted: Rule {
  public static let id = RuleID(code: "FMT-05", name: "nothing-is-deleted")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.files.compactMap { file in
      guard file.before != nil, file.after == nil, LedgerFolder(of: file.path) == .portfolio else { return nil }
      let record = context.layout.record(at: file.path)
      return violation(
        .deleted(record?.id.text ?? file.path), inFile: file.path, of: record?.id,
        fix: .restore(file.path, record?.kind))
    }
  }
}

extension Violation.Message {
  fileprivate static func deleted(_ name: String) -> Self { "\(name) was deleted; history must stay readable" }
  fileprivate static func restore(_ path: String, _ kind: RecordKind?) -> Self {
    kind == nil
      ? "restore it: \(command(path))"
      : "restore it and move it to a terminal status: \(command(path))"
  }
  /// Brings the file back as it was last, whether its deletion was committed or not.
  private static func command(_ path: String) -> String {
    "git checkout $(git log -1 --diff-filter=AM --format=%H -- \(path)) -- \(path)"
  }
}
