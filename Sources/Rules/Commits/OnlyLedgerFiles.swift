import Governance
import JSON

/// A ledger's trees hold plain files with plain names, and under `portfolio/` nothing but records at their paths.
///
/// Names are made of `A-Za-z0-9._-`, never differ only in case, and are none that git or a file system reads in a way
/// of its own. `portfolio/ledger.json` is written by the root commit and never again. Other files may stand beside the
/// three folders of the ledger.
public struct OnlyLedgerFiles: Rule {
  public static let id = RuleID(code: "GIT-06", name: "only-ledger-files")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    let treeFaults = change.facts.treeFaults.filter { !$0.isLimit }
    var found = treeFaults.map { misplaced($0.path, $0.detail) }
    let known = Set(treeFaults.map(\.path))
    let added = change.files.filter { $0.after != nil && !known.contains($0.path) }
    for file in added {
      found += faults(of: file, context).map { misplaced(file.path, $0) }
    }
    found += twins(among: added.map(\.path)).map { misplaced($0, "it differs from \($1) only in case") }
    if change.phase == .root, !change.files.contains(where: { $0.path == LedgerLayout.ledgerPath && $0.after != nil }) {
      found.append(violation(.noLedger, inFile: LedgerLayout.ledgerPath, fix: .initialise))
    }
    return found
  }

  private func misplaced(_ path: String, _ detail: String) -> Violation {
    violation(.misplaced(path, detail), inFile: path, fix: .remove(path))
  }

  private func faults(of file: FileChange, _ context: RuleContext) -> [String] {
    var faults: [String] = []
    if let mode = file.after?.mode, mode != "100644" { faults.append("its mode is \(mode), not 100644") }
    if let fault = PathGrammar.fault(in: file.path) { faults.append(fault) }
    if LedgerFolder(of: file.path) == .portfolio, let fault = placeFault(of: file, context) {
      faults.append(fault)
    }
    if let folder = LedgerFolder.allCases.first(where: { $0.rawValue == file.path }) {
      faults.append("\(folder.rawValue) is a folder")
    }
    return faults
  }

  private func placeFault(of file: FileChange, _ context: RuleContext) -> String? {
    if file.path == LedgerLayout.ledgerPath {
      return file.before == nil ? nil : "it is written once, by the root commit, and never changed"
    }
    guard context.layout.record(at: file.path) == nil else { return nil }
    let parts = file.path.split(separator: "/")
    guard parts.count > 2, let kind = RecordCatalog.kind(folder: String(parts[1])) else {
      return "no kind of record lies there"
    }
    guard let name = parts.last, name.hasSuffix(".json"), let id = RecordID(String(name.dropLast(5))) else {
      return "records are files named ID.json, such as \(context.layout.path(of: kind.example, kind: kind))"
    }
    return context.layout.path(of: id).map { "\(id) lies at \($0)" } ?? "no kind of record has the prefix \(id.prefix)"
  }

  /// The paths among `paths` that some other writes in other case, whole or in a folder's name; with the other.
  private func twins(among paths: [String]) -> [(path: String, other: String)] {
    var spellings: [String: String] = Dictionary(
      uniqueKeysWithValues: LedgerFolder.allCases.map { ($0.rawValue, $0.rawValue) })
    return paths.compactMap { path in
      var prefix = ""
      for name in path.split(separator: "/") {
        prefix += prefix.isEmpty ? String(name) : "/" + name
        let folded = prefix.lowercased()
        if let other = spellings[folded], other != prefix { return (path, other) }
        spellings[folded] = prefix
      }
      return nil
    }
  }
}

extension RecordKind {
  /// An id that a record of the kind could have, to show what one looks like.
  fileprivate var example: RecordID { RecordID(prefix + "-0001")! }  // every prefix is three capitals
}

extension Violation.Message {
  fileprivate static func misplaced(_ path: String, _ detail: String) -> Self {
    "\(path) does not belong in a ledger: \(detail)"
  }
  fileprivate static func remove(_ path: String) -> Self { "remove it: git rm --cached \(path)" }
  fileprivate static let noLedger: Self = "the root commit names no ledger: portfolio/ledger.json is missing"
  fileprivate static let initialise: Self = "begin a ledger with folio init"
}
