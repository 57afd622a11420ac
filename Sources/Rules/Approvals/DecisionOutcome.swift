public import Calendars
public import Governance

/// What a decision's votes come to at a time (DOMAIN.md §3.1).
public struct DecisionOutcome: Sendable {
  public enum Verdict: String, Sendable {
    case approved, rejected, pending, lapsed
  }

  public let verdict: Verdict
  public let row: ApprovalRow
  public let approvals: [Vote]
  public let rejections: [Vote]
  /// The votes that do not count, with the reason for each.
  public let invalid: [(vote: Vote, faults: [VoteFault])]
  /// The required roles that no distinct approver holds yet.
  public let missingRoles: [String]
  /// How many more votes it takes to reach the minimum.
  public var missingVotes: Int { max(0, row.minimum - approvals.count - rejections.count) }

  /// What is still missing, in words: `1 more vote; customer_representative`.
  public var missing: String {
    var parts: [String] = []
    if missingVotes > 0 { parts.append("\(missingVotes) more vote\(missingVotes == 1 ? "" : "s")") }
    if !missingRoles.isEmpty { parts.append("an approval as " + missingRoles.joined(separator: " and as ")) }
    if parts.isEmpty && verdict == .pending {
      parts.append("a share of \(row.share.numerator)/\(row.share.denominator)")
    }
    return parts.joined(separator: "; ")
  }

  /// Derives the outcome at `time`.
  ///
  /// - Parameter votes: those of the parent state; a vote of the closing commit itself does not count.
  public init(
    votes: [Vote], on decision: Decision, row: ApprovalRow, electorate: Electorate, at time: Instant
  ) throws {
    self.row = row
    var valid: [Vote] = []
    var invalid: [(Vote, [VoteFault])] = []
    for vote in votes {
      let faults = try electorate.faults(of: vote)
      if faults.isEmpty { valid.append(vote) } else { invalid.append((vote, faults)) }
    }
    let counted = Self.onePerPrincipal(valid)
    self.invalid = invalid
    approvals = counted.filter { $0.choice == .approve }
    rejections = counted.filter { $0.choice == .reject }
    let holders = try approvals.map { try electorate.roles(of: $0) }
    missingRoles = Self.unfilled(row.roles, by: holders)

    let hasVeto = counted.contains { $0.choice == .veto }
    let decided = approvals.count + rejections.count
    let hasShare =
      Int64(approvals.count) * row.share.denominator >= row.share.numerator * Int64(decided) && decided > 0
    if hasVeto || (row.isUnanimous && !rejections.isEmpty) {
      verdict = .rejected
    } else if decided >= row.minimum && missingRoles.isEmpty && hasShare {
      verdict = .approved
    } else if let closes = decision.closesAt, time < closes {
      verdict = .pending
    } else {
      verdict = decided >= row.minimum && !hasShare ? .rejected : .lapsed
    }
  }

  /// Later votes of one principal replace earlier ones.
  private static func onePerPrincipal(_ votes: [Vote]) -> [Vote] {
    var latest: [RecordID: Vote] = [:]
    for vote in votes {
      guard let known = latest[vote.principal] else {
        latest[vote.principal] = vote
        continue
      }
      if let at = vote.at, let knownAt = known.at, at > knownAt { latest[vote.principal] = vote }
    }
    return votes.filter { latest[$0.principal] == $0 }
  }

  /// The roles that are left over when each approver fills one seat (a maximum bipartite matching).
  static func unfilled(_ roles: [String], by holders: [Set<String>]) -> [String] {
    var seatOfHolder: [Int: Int] = [:]
    func seat(_ role: Int, _ tried: inout Set<Int>) -> Bool {
      for (holder, held) in holders.enumerated() where held.contains(roles[role]) && tried.insert(holder).inserted {
        if let other = seatOfHolder[holder], !seat(other, &tried) { continue }
        seatOfHolder[holder] = role
        return true
      }
      return false
    }
    var unfilled: [String] = []
    for role in roles.indices {
      var tried: Set<Int> = []
      if !seat(role, &tried) { unfilled.append(roles[role]) }
    }
    return unfilled
  }
}
