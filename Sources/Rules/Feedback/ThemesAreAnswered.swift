import Calendars
public import Governance
import JSON

/// What customers say finds somebody who answers, in time, and comes back to those who said it.
///
/// A theme that was routed names its process; something is done about it before `respond_by`; and within 14 days of that
/// the loop is closed. `folio due` lists what waits.
public struct ThemesAreAnswered: Rule {
  public static let id = RuleID(code: "FBK-03", name: "themes-are-answered")

  /// How long it may take to close the loop, in days at home.
  static let days = 14

  public init() {}

  /// No commit is refused for what was not answered.
  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] { [] }
}

extension ThemesAreAnswered: StandingRule {
  public func standing(_ record: Record, in state: any LedgerState, _ context: StandingContext) throws -> [Violation] {
    guard let feedback = record.of(Feedback.self) else { return [] }
    let process = try state.record(feedback.process, as: Process.self)
    let owner = process?.owner ?? feedback.owner
    func waiting(_ place: JSONPointer, _ reason: String) -> Violation {
      context.violation(
        Self.id, .warn, .waiting(feedback.id, owner, reason), in: record, at: place, fix: .act(feedback.id),
        whoCan: owner.map { [$0] } ?? [])
    }
    var found: [Violation] = []
    if feedback.status == "routed", process == nil { found.append(waiting("/status", "no process owns it")) }
    if ["new", "routed", "validated", "anecdotal"].contains(feedback.status), let due = feedback.respondBy,
      context.time >= due
    {
      found.append(waiting("/respond_by", "an answer was due by \(due)"))
    }
    if feedback.status == "actioned", feedback.closedLoopAt == nil, let at = feedback.actionedAt,
      CivilDate.days(from: context.home.day(of: at), to: context.today) > Self.days
    {
      found.append(waiting("/status", "the loop is not closed"))
    }
    return found
  }
}

extension Violation.Message {
  fileprivate static func waiting(_ feedback: RecordID, _ owner: RecordID?, _ reason: String) -> Self {
    "\(feedback) is waiting for \(owner?.text ?? "an owner"): \(reason)"
  }
  fileprivate static func act(_ feedback: RecordID) -> Self {
    "act and close the loop: folio feedback edit \(feedback)"
  }
}
