import Governance
import JSON

/// Some rules hold without exception, and no exception is for everything.
///
/// The form of records, commits, signatures and times, who may decide, the rules about exceptions themselves, personal
/// data and the baseline's protection are never waived. An exception is against something that there is: a rule by its code,
/// a record or a control of it, or a place in the policy. It names its subjects one by one.
public struct OnlyWhatCanBeWaivedIsWaived: Rule {
  public static let id = RuleID(code: "EXC-06", name: "only-what-can-be-waived-is-waived")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Exception.self).flatMap { record, before, after -> [Violation] in
      var violations: [Violation] = []
      if before?.against != after.against, !Waiver.isPossible(of: after.against) {
        violations.append(violation(.never(after.against), in: record, at: "/against", fix: .otherRoute))
      } else if before?.against != after.against, try !isThere(after.against, context) {
        violations.append(violation(.nothing(after.id, after.against), in: record, at: "/against", fix: .nameIt))
      }
      if before?.scope != after.scope, after.scope.subjects.contains("*") {
        violations.append(violation(.everything(after.id), in: record, at: "/scope/subjects", fix: .name))
      }
      return violations
    }
  }
}

extension OnlyWhatCanBeWaivedIsWaived {
  private func isThere(_ name: String, _ context: RuleContext) throws -> Bool {
    if RuleCatalog.rule(code: name) != nil { return true }
    if name.hasPrefix("/"), let place = try? JSONPointer(parsing: name) {
      return context.policy?.record.json[place] != nil
    }
    let record = name.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
    return try RecordID(record).map { try context.after.contains($0) } ?? false
  }
}

extension Violation.Message {
  fileprivate static func nothing(_ exception: RecordID, _ name: String) -> Self {
    "\(exception) is against \(name), which is no rule, no record and no place in the policy"
  }
  fileprivate static let nameIt: Self =
    "name a rule's code (GATE-04), a control (PRC-0001#script) or a place in the policy (/thresholds/…)"
  fileprivate static func never(_ rule: String) -> Self { "\(rule) cannot be waived" }
  fileprivate static let otherRoute: Self = "raise a change, or use the emergency or override route"
  fileprivate static func everything(_ exception: RecordID) -> Self { "\(exception) is for everything" }
  fileprivate static let name: Self = "name the records that it is for, one by one"
}
