import Governance
import JSON

/// Some rules hold without exception, and no exception is for everything.
///
/// The form of records, commits, signatures and times, who may decide, the rules about exceptions themselves, personal
/// data and the baseline's protection are never waived. An exception names its subjects one by one.
public struct OnlyWhatCanBeWaivedIsWaived: Rule {
  public static let id = RuleID(code: "EXC-06", name: "only-what-can-be-waived-is-waived")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.all(Exception.self).flatMap { record, before, after -> [Violation] in
      var violations: [Violation] = []
      if before?.against != after.against, !Waiver.isPossible(of: after.against) {
        violations.append(violation(.never(after.against), in: record, at: "/against", fix: .otherRoute))
      }
      if before?.scope != after.scope, after.scope.subjects.contains("*") {
        violations.append(violation(.everything(after.id), in: record, at: "/scope/subjects", fix: .name))
      }
      return violations
    }
  }
}

extension Violation.Message {
  fileprivate static func never(_ rule: String) -> Self { "\(rule) cannot be waived" }
  fileprivate static let otherRoute: Self = "raise a change, or use the emergency or override route"
  fileprivate static func everything(_ exception: RecordID) -> Self { "\(exception) is for everything" }
  fileprivate static let name: Self = "name the records that it is for, one by one"
}
