import Governance
import JSON

/// A record begins in the first status of its kind and moves only as its lifecycle says.
///
/// A decision is used only where it authorises an edit, or a forum or gate model to become active. While the ledger is
/// set up records enter in any status.
public struct StatusFollowsTheLifecycle: RecordRule {
  public static let id = RuleID(code: "FMT-06", name: "status-follows-the-lifecycle")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    guard let (from, to) = change.statusMove else { return [] }
    let place = JSONPointer.root.appending("status")
    guard let before = change.before else {
      let lifecycle = change.kind.lifecycle
      let first = lifecycle.first
      return to == first || lifecycle.otherFirsts.contains(to)
        ? [] : [violation(.notFirst(change.id, to, first), in: change, at: place, fix: .begin(first))]
    }
    let allowed = next(from: before, as: change.after)
    guard !allowed.contains(to) else { return [] }
    return [violation(.move(change.id, from ?? "", to), in: change, at: place, fix: .allowed(allowed))]
  }

  /// The statuses that may follow that of `before`, both as it was and as the commit leaves it.
  private func next(from before: Record, as after: Record) -> [String] {
    var allowed = before.kind.lifecycle.next(of: before)
    // A field that picks the lifecycle, such as a change's type, must not pick another one by the way.
    var moved = after
    moved.fields["status"] = .string(before.status)
    let asLeft = before.kind.lifecycle.next(of: moved)
    allowed.removeAll { !asLeft.contains($0) }
    if let decision = before.of(Decision.self), !decision.hasTouches, decision.type != "policy" {
      allowed.removeAll { $0 == "used" }
    }
    return allowed
  }
}

extension Violation.Message {
  fileprivate static func move(_ id: RecordID, _ from: String, _ to: String) -> Self {
    "\(id): \(from) → \(to) is not allowed"
  }
  fileprivate static func notFirst(_ id: RecordID, _ status: String, _ first: String) -> Self {
    "\(id): a new record does not start as \(status)"
  }
  fileprivate static func allowed(_ next: [String]) -> Self {
    next.isEmpty
      ? "allowed next: none, the record has ended; start a new one and link it"
      : "allowed next: \(next.joined(separator: ", "))"
  }
  fileprivate static func begin(_ first: String) -> Self { "start as \(first)" }
}
