import Governance
import JSON

/// A new version of the policy stands alone in its commit, counts one up and names its predecessor.
///
/// Beside POL-0001 the commit holds the decision that it uses and the files whose new digests it names, nothing else.
/// `predecessor` is the SHA-256 of the canonical bytes of the version before, so that an old text is never restored
/// unseen.
public struct PolicyChangesAlone: Rule {
  public static let id = RuleID(code: "GIT-03", name: "policy-changes-alone")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    guard let (record, before, after) = change.all(Policy.self).first(where: { $0.before?.isActive == true }),
      let before
    else { return [] }
    var found: [Violation] = []
    let strangers = change.files.map(\.path).filter { !belongs($0, to: change, before, after, context) }
    if !strangers.isEmpty {
      found.append(violation(.notAlone(strangers), in: record, at: nil, fix: .commitApart))
    }
    let next = before.version.addingReportingOverflow(1).partialValue
    if after.version != next {
      found.append(violation(.wrongVersion(after.version, next), in: record, at: "/version", fix: .apply))
    }
    let digest = SHA256Digest(of: CanonicalJSON.bytes(of: before.record.json)).description
    if after.predecessor != digest {
      found.append(violation(.wrongPredecessor(digest), in: record, at: "/predecessor", fix: .apply))
    }
    return found
  }

  private func belongs(
    _ path: String, to change: CommitChange, _ before: Policy, _ after: Policy, _ context: RuleContext
  ) -> Bool {
    if LedgerFolder(of: path)?.isNamedByPolicy == true { return before.files[path] != after.files[path] }
    guard let (id, kind) = context.layout.record(at: path) else { return false }
    if kind == Policy.kind { return true }
    guard let (was, decision) = change.record(id)?.of(Decision.self) else { return false }
    // Whether it may be used yet is asked elsewhere.
    return decision.subject == Policy.id && was?.status != "used" && decision.status == "used"
  }
}

extension Violation.Message {
  fileprivate static func notAlone(_ paths: [String]) -> Self {
    let rest = paths.count > 3 ? " and \(paths.count - 3) more" : ""
    return "a policy stands alone in its commit, without \(paths.prefix(3).joined(separator: ", "))\(rest)"
  }
  fileprivate static func wrongVersion(_ found: Int64, _ expected: Int64) -> Self {
    "the version is \(found), and the next one is \(expected)"
  }
  fileprivate static func wrongPredecessor(_ digest: String) -> Self {
    "the predecessor is not the SHA-256 of the version before, \(digest)"
  }
  fileprivate static let commitApart: Self = "commit the rest apart, then folio policy apply"
  fileprivate static let apply: Self = "folio policy apply writes it"
}
