import Governance
import JSON

/// Every file under `schemas/` and `hooks/` is the one whose SHA-256 stands in the policy, and every file that the
/// policy names is there.
///
/// The policy that counts is the one that the commit leaves, so that a new file and its digest arrive together.
public struct FilesAreNamedByPolicy: Rule {
  public static let id = RuleID(code: "GIT-06", name: "files-are-named-by-policy")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let files = change.files.filter { LedgerFolder(of: $0.path)?.isNamedByPolicy == true }
    let policyChange = change.record(Policy.id)
    guard !files.isEmpty || policyChange != nil else { return [] }
    let named = try context.after.record(Policy.id, as: Policy.self)?.files ?? [:]
    let changed = Set(files.map(\.path))

    let wrong = files.compactMap { self.violation(of: $0, named: named.string($0.path)) }
    // A file that the commit leaves alone is the one that the policy named before.
    let moved = policyChange.map { renamed(from: $0.before, to: named) } ?? []
    return wrong
      + moved.filter { !changed.contains($0) }.map { violation(.notThere($0), inFile: $0, fix: .nameIt($0)) }
  }

  private func violation(of file: FileChange, named digest: String?) -> Violation? {
    guard let after = file.after else {
      return digest == nil ? nil : violation(.missing(file.path), inFile: file.path, fix: .restore(file.path))
    }
    guard after.digest?.description != digest else { return nil }
    return violation(
      digest == nil ? .notNamed(file.path) : .differs(file.path), inFile: file.path, fix: .nameIt(file.path))
  }

  private func renamed(from before: Record?, to named: JSONObject) -> [String] {
    let old = before.map { Policy($0).files } ?? [:]
    return Set(old.keys).union(named.keys).filter { old[$0] != named[$0] }.sorted()
  }
}

extension Violation.Message {
  fileprivate static func differs(_ path: String) -> Self {
    "\(path) does not belong in a ledger: its SHA-256 is not the one in the policy"
  }
  fileprivate static func notNamed(_ path: String) -> Self {
    "\(path) does not belong in a ledger: the policy does not name it"
  }
  fileprivate static func missing(_ path: String) -> Self {
    "\(path) is gone, and the policy still names it"
  }
  fileprivate static func notThere(_ path: String) -> Self {
    "the policy's digest of \(path) changes, and the file does not"
  }
  fileprivate static func restore(_ path: String) -> Self {
    "restore it: git checkout HEAD -- \(path); or take it out of the policy by a policy decision"
  }
  fileprivate static func nameIt(_ path: String) -> Self {
    "put its SHA-256 at /files of POL-0001 by a policy decision, which folio policy apply commits together with it"
  }
}
