import Calendars
import Governance
import JSON

/// A standard change stays within the template that approved it in advance.
///
/// The template is one of the policy's, has not expired (from 00:00 at home of its `expires_on` it is void), names
/// every path that the change touches or one above it, and allows its cost. Asked when the change is approved and again
/// when it is applied.
public struct StandardChangeFitsTemplate: Rule {
  public static let id = RuleID(code: "SCOPE-09", name: "standard-change-fits-template")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(ChangeRequest.self).flatMap { record, before, after -> [Violation] in
      guard after.type == "standard", before?.status != after.status, let policy = context.policy,
        after.isApproved || after.status == "implemented"
      else { return [] }
      return try faults(of: after, policy, context).map {
        violation(.doesNotFit(after, $0.words), in: record, at: $0.place, fix: .raiseNormal(after.id))
      }
    }
  }

  private struct Fault {
    let place: JSONPointer
    let words: String
  }

  private func faults(of change: ChangeRequest, _ policy: Policy, _ context: RuleContext) throws -> [Fault] {
    guard let template = change.template.flatMap(policy.standardChange) else {
      return [Fault(place: .root.appending("template"), words: "the policy has no such template")]
    }
    var faults: [Fault] = []
    if let expires = template.expiresOn, context.time >= context.home.start(of: expires) {
      let end = context.home.start(of: expires)
      faults.append(Fault(place: .root.appending("template"), words: "it expired on \(expires) (\(end))"))
    }
    for touch in change.touches where !template.paths.contains(where: { $0.isPrefix(of: touch.path) }) {
      faults.append(Fault(place: .root.appending("touches"), words: "\(touch.path) lies outside its paths"))
    }
    let (cost, most) = (try cost(of: change, context), template.maxCost ?? 0)
    if cost > most {
      faults.append(
        Fault(place: .root.appending("impact").appending("cost"), words: "its cost of \(cost) is above \(most)"))
    }
    return faults
  }

  /// What it is said to cost, or what it adds to the budget, whichever is more.
  private func cost(of change: ChangeRequest, _ context: RuleContext) throws -> Int64 {
    let stated = change.impact.integer("cost") ?? 0
    guard let content = try context.target(of: change)?.baselinedContent() else { return stated }
    return max(stated, ScopeDistance(from: content, to: content.moved(by: change.touches), first: content).cost)
  }
}

extension Violation.Message {
  fileprivate static func doesNotFit(_ change: ChangeRequest, _ words: String) -> Self {
    "\(change.id) does not fit standard template \(change.template ?? "(none)"): \(words)"
  }
  fileprivate static func raiseNormal(_ change: RecordID) -> Self {
    "raise a normal change: folio change new --from \(change) --set type=normal"
  }
}
