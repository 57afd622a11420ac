import Governance
import JSON

/// An initiative spends what its gates have authorised, and no more.
///
/// When `budget.spent` grows it stays within the sum of what the passed gates authorised, the one that closes in the
/// same commit not included.
public struct SpendIsAuthorised: Rule {
  public static let id = RuleID(code: "GATE-11", name: "spend-is-authorised")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Initiative.self).compactMap { record, before, after in
      guard let spent = after.spent, spent > before?.spent ?? 0 else { return nil }
      let passes = try before.map { try GateHistory(of: $0, in: context.before).passes } ?? []
      let authorised = passes.reduce(Int64(0)) { $0 + ($1.gateResult?.authorisedSpend ?? 0) }
      guard spent > authorised else { return nil }
      return violation(
        .beyond(after.id, spent, authorised, passes.last?.gate), in: record, at: "/budget/spent",
        fix: .authorise(after.id))
    }
  }
}

extension Violation.Message {
  fileprivate static func beyond(_ initiative: RecordID, _ spent: Int64, _ authorised: Int64, _ gate: String?) -> Self {
    gate.map { "\(initiative) spends \(spent), beyond the \(authorised) that \($0) and the gates before it authorised" }
      ?? "\(initiative) spends \(spent) before a gate has authorised anything"
  }
  fileprivate static func authorise(_ initiative: RecordID) -> Self {
    "take it to the next gate or raise a change: folio gate status \(initiative)"
  }
}
