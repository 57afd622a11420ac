public import Governance
import Rules

/// What would stand in the way of an approval, besides the votes that are missing.
public struct ClosingObjections {
  public let decision: RecordID

  public init(_ decision: RecordID) { self.decision = decision }

  /// The rules that would refuse to close it now as approved; nothing is written.
  ///
  /// - Throws: what reading the ledger threw.
  public func callAsFunction(in session: Session) throws -> [LocatedViolation] {
    let rehearsal = WriteCommit(session, message: "Close \(decision)", isRehearsal: true)
    guard
      case .refused(let judged) = try rehearsal({ edits, context in
        try CloseDecision(decision).apply(to: &edits, context)
      })
    else { return [] }
    // Who may vote, and what was voted on, is for the votes to show.
    return judged.violations.filter { $0.violation.severity == .block && !$0.violation.rule.code.hasPrefix("AUTH-") }
  }
}
