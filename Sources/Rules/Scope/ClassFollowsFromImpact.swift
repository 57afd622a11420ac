import Calendars
import Governance
import JSON

/// A change is classed at least as high as its effect, by itself and on top of those before it.
///
/// Cost, days and requirements are measured alone and net against the first baseline, and the higher counts; touching
/// segments, regions or outcomes, or a high customer impact, is major. A stricter class is allowed. A fourth change
/// within 30 days of three minor ones of the same initiative is not minor. Asked whenever a change moves on towards
/// its application, and whenever its class or its edit changes after `draft`.
public struct ClassFollowsFromImpact: Rule {
  public static let id = RuleID(code: "SCOPE-07", name: "class-follows-from-impact")

  public init() {}

  /// How many minor changes of an initiative may be implemented within `window` before the next is no longer minor.
  static let minorsAllowed = 3
  /// 30 days, in seconds.
  static let window: Int64 = 30 * 86_400

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(ChangeRequest.self).compactMap { record, before, after in
      guard isAsked(before, after), let derived = try context.derivedClass(of: after) else { return nil }
      let floor = try raised(derived, of: after, context)
      // A standard change was classed with its template and needs no class of its own while it is minor.
      let stored = after.changeClass ?? (after.type == "standard" ? .minor : nil)
      if let stored, stored >= floor.value { return nil }
      return violation(
        .tooLow(after, floor), in: record, at: .root.appending("class"), fix: .setClass(after.id, floor.value),
        whoCan: try whoCan(after, floor.value, context))
    }
  }

  private func isAsked(_ before: ChangeRequest?, _ after: ChangeRequest) -> Bool {
    guard ["submitted", "approved", "approved_emergency", "implemented"].contains(after.status) else { return false }
    return before?.status != after.status || before?.changeClass != after.changeClass
      || before?.touches != after.touches || before?.impact != after.impact
  }

  /// `derived`, or moderate because of the minor changes that went before.
  private func raised(
    _ derived: DerivedClass, of change: ChangeRequest, _ context: RuleContext
  ) throws -> DerivedClass {
    guard derived.value == .minor else { return derived }
    let recent = try recentMinors(before: change, context)
    guard recent >= Self.minorsAllowed else { return derived }
    return DerivedClass(
      dimensions: [.init(value: .moderate, words: "\(recent) minor changes in the last 30 days")])
  }

  private func recentMinors(before change: ChangeRequest, _ context: RuleContext) throws -> Int {
    guard let initiative = try context.before.record(change.target, as: Initiative.self) else { return 0 }
    let since = context.time.adding(seconds: -Self.window)
    return try (initiative.baseline?.changes ?? []).count { id in
      guard id != change.id, let other = try context.before.record(id, as: ChangeRequest.self),
        other.changeClass == .minor, let at = other.implementedAt
      else { return false }
      return since <= at
    }
  }

  private func whoCan(_ change: ChangeRequest, _ value: ChangeClass, _ context: RuleContext) throws -> [RecordID] {
    guard let target = try context.target(of: change) else { return [] }
    return try context.whoCanApprove(
      changeOf: target, request: change.record, rows: ["change-\(value.rawValue)"])
  }
}

extension Violation.Message {
  fileprivate static func tooLow(_ change: ChangeRequest, _ floor: DerivedClass) -> Self {
    guard let stored = change.changeClass else {
      return "\(change.id) has no class, and is \(floor.value.rawValue): \(floor.reason)"
    }
    return "\(change.id) is \(floor.value.rawValue), not \(stored.rawValue): \(floor.reason)"
  }
  fileprivate static func setClass(_ change: RecordID, _ value: ChangeClass) -> Self {
    "folio change edit \(change) --set class=\(value.rawValue), and get the votes that this class takes"
  }
}
