import Governance

/// Where the policy requires signatures, every commit carries a good one by a key that a person of the parent state has.
///
/// A signature that is there must be good even where none is required. The root commit may be unsigned; if it is
/// signed, it is by a key that it brings, which the pin makes trusted.
public struct CommitsAreSigned: Rule {
  public static let id = RuleID(code: "SIG-01", name: "commits-are-signed")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let facts = change.facts
    switch facts.signature {
    case .notAvailable: return []
    case .missing:
      guard context.policy?.requiresSignature == true else { return [] }
      return [violation(.unsigned(facts.shortID), by: facts, fix: .sign)]
    case .invalid(let reason):
      return [violation(.bad(facts.shortID, reason), by: facts, fix: .sign)]
    case .valid(let key):
      guard try context.signatories.holders(ofKey: key).isEmpty else { return [] }
      return [violation(.foreign(facts.shortID), by: facts, fix: .register, whoCan: context.roleAdmins)]
    }
  }
}

extension RuleContext {
  /// The people whose keys a signature is checked against: those of the parent state, or those that a root brings.
  var signatories: PeopleDirectory {
    get throws { change.phase == .root ? PeopleDirectory(try after.all(Person.self)) : people }
  }
}

extension Violation.Message {
  fileprivate static func unsigned(_ commit: String) -> Self {
    "\(commit) is not signed by a registered key: it has no signature"
  }
  fileprivate static func bad(_ commit: String, _ reason: String) -> Self {
    "\(commit) is not signed by a registered key: \(reason)"
  }
  fileprivate static func foreign(_ commit: String) -> Self {
    "\(commit) is not signed by a registered key: no person of the ledger has the key that signed it"
  }
  fileprivate static let sign: Self = "sign with your own key: git commit --amend -S; folio doctor says how"
  fileprivate static let register: Self =
    "sign with your registered key, or have this one added by folio person edit PER; folio doctor says how"
}
