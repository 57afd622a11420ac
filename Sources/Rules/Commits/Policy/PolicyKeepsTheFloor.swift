import Governance
import JSON

/// No policy in force lets one person decide on the rules themselves, and signatures once required stay required.
///
/// The rows policy, portfolio, change-major, exception-high and freeze-override take two votes or more, and two
/// approvals at least among them; the change board is named. No decision moves this floor.
public struct PolicyKeepsTheFloor: Rule {
  public static let id = RuleID(code: "GIT-03", name: "policy-keeps-the-floor")
  public static let holdsInSetUp = true

  /// The rows of the approval table that protect the rules themselves.
  static let protectedRows = ["change-major", "exception-high", "freeze-override", "policy", "portfolio"]
  /// The fewest votes, and the fewest approvals, that one of them may take.
  static let leastVotes = 2

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.all(Policy.self).flatMap { record, before, after -> [Violation] in
      guard after.isActive || before?.isActive == true else { return [] }
      var found = Self.protectedRows.compactMap { rowFault(of: $0, in: after, record) }
      if before?.isActive == true, before?.requiresSignature == true, !after.requiresSignature {
        found.append(violation(.unsigned, in: record, at: "/git/require_signature", fix: .keep))
      }
      if after.changeBoard == nil {
        found.append(violation(.noBoard, in: record, at: "/change_board", fix: .nameBoard))
      }
      return found
    }
  }

  private func rowFault(of name: String, in policy: Policy, _ record: RecordChange) -> Violation? {
    let place = JSONPointer.root.appending("approval").appending(name)
    guard let approval = policy.approval(name) else {
      return violation(.noRow(name), in: record, at: place, fix: .keepTwo(name))
    }
    guard approval.minimum >= Self.leastVotes else {
      return violation(.tooFew(name, approval.minimum), in: record, at: place.appending("min"), fix: .keepTwo(name))
    }
    guard approval.fewestApprovals >= Self.leastVotes else {
      return violation(.oneDecides(name), in: record, at: place.appending("share"), fix: .keepTwo(name))
    }
    return nil
  }
}

extension Approval {
  /// How many approvals can be enough, when everybody else who must vote rejects.
  fileprivate var fewestApprovals: Int {
    // a approvals of v votes are enough when a·q ≥ p·v for a share of p/q.
    let (numerator, denominator) = (Int128(share.numerator), Int128(share.denominator))
    let byShare = (Int128(minimum) * numerator + denominator - 1) / denominator
    return max(Int(clamping: byShare), roles.count)
  }
}

extension Violation.Message {
  fileprivate static func noRow(_ name: String) -> Self { "the approval row \(name) is missing" }
  fileprivate static func tooFew(_ name: String, _ minimum: Int) -> Self {
    "the approval row \(name) would take \(minimum) vote, and \(PolicyKeepsTheFloor.leastVotes) is the floor"
  }
  fileprivate static func oneDecides(_ name: String) -> Self {
    "the approval row \(name) would let a single approval decide"
  }
  fileprivate static let unsigned: Self = "signatures once required stay required"
  fileprivate static let noBoard: Self = "an active policy names its change board"
  fileprivate static func keepTwo(_ name: String) -> Self {
    "let the row \(name) take \(PolicyKeepsTheFloor.leastVotes) votes or more, and more than half of them"
  }
  fileprivate static let keep: Self = "leave /git/require_signature true"
  fileprivate static let nameBoard: Self = "name a forum at /change_board"
}
