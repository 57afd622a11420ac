import Governance
import JSON

/// There is one exception for one thing.
///
/// None is granted while another in force is against the same and overlaps in subject, region and segment.
public struct ExceptionsDoNotDouble: Rule {
  public static let id = RuleID(code: "EXC-11", name: "exceptions-do-not-double")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.exceptionGrants.compactMap { grant in
      let other = try context.before.grantedExceptions().first {
        $0.id != grant.after.id && $0.against == grant.after.against && $0.isInForce(on: context.today)
          && $0.scope.overlaps(grant.after.scope)
      }
      return other.map {
        violation(.doubles(grant.after.id, $0.id), in: grant.record, at: "/scope", fix: .renewOrWiden($0.id))
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func doubles(_ exception: RecordID, _ other: RecordID) -> Self {
    "\(exception) duplicates \(other)"
  }
  fileprivate static func renewOrWiden(_ other: RecordID) -> Self {
    "renew or widen the existing one: folio exception renew \(other)"
  }
}
