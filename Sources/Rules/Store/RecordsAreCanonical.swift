import Governance
import JSON

/// Every file under `portfolio/` is canonical JSON, and nothing in the repository is YAML.
///
/// One text for one record: UTF-8 without byte order mark, NFC, no hidden characters, keys sorted by bytes, two spaces
/// of indent, integers only, sets in order, no key twice, no null, one line feed at the end.
public struct RecordsAreCanonical: Rule {
  public static let id = RuleID(code: "FMT-01", name: "records-are-canonical")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.files.compactMap { file in
      guard let after = file.after else { return nil }
      if isYAML(file.path) {
        return violation(.yaml(file.path), inFile: file.path, fix: .writeJSON(file.path))
      }
      guard LedgerFolder(of: file.path) == .portfolio, file.path.hasSuffix(".json"), let detail = detail(of: after)
      else { return nil }
      return violation(
        .notCanonical(file.path, detail), inFile: file.path, of: context.layout.record(at: file.path)?.id,
        fix: after.canBeFormatted ? .format(file.path) : .mend(file.path))
    }
  }

  /// What keeps the file from being canonical; what passes a limit is said by GIT-07.
  private func detail(of content: FileContent) -> String? {
    switch content.document {
    case nil: return "it cannot be read as a file"
    case .tooLarge: return nil
    case .malformed(let error):
      switch error.reason {
      case .tooDeep, .tooLarge: return nil
      default: return error.description
      }
    case .parsed(_, let faults):
      guard let first = faults.first else { return nil }
      return faults.count == 1 ? first.description : "\(first) (and \(faults.count - 1) more)"
    }
  }

  private func isYAML(_ path: String) -> Bool {
    let folded = path.lowercased()
    return folded.hasSuffix(".yaml") || folded.hasSuffix(".yml")
  }
}

extension FileContent {
  /// Whether `folio fmt` mends all that is wrong with it.
  fileprivate var canBeFormatted: Bool {
    guard case .parsed(let value, _) = document else { return false }
    let formatted = CanonicalJSON.normalised(value)
    return CanonicalJSON.faults(in: CanonicalJSON.bytes(of: formatted), parsed: formatted).isEmpty
  }
}

extension Violation.Message {
  fileprivate static func notCanonical(_ path: String, _ detail: String) -> Self {
    "\(path) is not canonical JSON: \(detail)"
  }
  fileprivate static func yaml(_ path: String) -> Self { "\(path) is not canonical JSON: a ledger holds no YAML" }
  fileprivate static func format(_ path: String) -> Self { "run folio fmt \(path)" }
  fileprivate static func mend(_ path: String) -> Self { "mend it there, then run folio fmt \(path)" }
  fileprivate static func writeJSON(_ path: String) -> Self {
    "write it as JSON and remove it: git rm --cached \(path)"
  }
}
