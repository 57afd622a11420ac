import Governance
import JSON

/// What customers and the front line are told was approved by somebody who speaks for customers.
///
/// Such a notice names a customer representative who does not own the rollout. They say so themselves, in a commit of
/// their own. It is asked when a wave becomes ready, when such a notice goes out, and when the wave starts.
public struct NoticesAreApproved: WaveStartRule {
  public static let id = RuleID(code: "COMM-04", name: "notices-are-approved")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let starts = try change.waveSteps.filter(\.starts).flatMap { try violations(of: $0, context) }
    let sent = try change.sentNotices.filter { !$0.step.starts }.compactMap { sending in
      try objection(to: sending.notice, sending.step.after, of: sending.step.rollout, context).map {
        violation($0.message, in: sending.step.record, at: $0.pointer, fix: $0.fix, whoCan: $0.whoCan)
      }
    }
    return starts + sent + forged(in: change, context)
  }

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    try objections(to: step.after, of: step.rollout, context)
  }

  func objections(to wave: Wave, of rollout: Rollout, _ context: RuleContext) throws -> [WaveObjection] {
    try wave.notices.compactMap { try objection(to: $0, wave, of: rollout, context) }
  }

  private func objection(
    to notice: WaveNotice, _ wave: Wave, of rollout: Rollout, _ context: RuleContext
  ) throws -> WaveObjection? {
    guard notice.audience != "internal" else { return nil }
    let representatives = context.people.people.filter { person in
      person.isActive && person.id != rollout.record.owner
        && person.grants.contains {
          $0.role == "customer_representative" && $0.isConfirmed && $0.covers(context.today)
        }
    }.map(\.id)
    if let approver = notice.approver, representatives.contains(approver) { return nil }
    return WaveObjection(
      message: .unapproved(notice, "\(rollout.id)#\(wave.id)"),
      pointer: JSONPointer(tokens: ["waves", wave.id, "comms", notice.id, "content_approved_by"]),
      fix: .approve(rollout.id), whoCan: representatives)
  }

  /// Approvals that somebody else records.
  private func forged(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    change.waveSteps.flatMap { step in
      step.after.notices.compactMap { notice in
        let before = step.before?.notices.first { $0.id == notice.id }?.approver
        guard let approver = notice.approver, approver != before, approver != context.author?.id else { return nil }
        return violation(
          .notTheirs(approver, notice, step.name), in: step.record,
          at: step.pointer("comms", notice.id, "content_approved_by"), fix: .letThem(approver), whoCan: [approver])
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func unapproved(_ notice: WaveNotice, _ wave: String) -> Self {
    "\(notice.id) of \(wave) content is not approved"
  }
  fileprivate static func approve(_ rollout: RecordID) -> Self {
    "have a customer representative approve the words: folio rollout edit \(rollout)"
  }
  fileprivate static func notTheirs(_ approver: RecordID, _ notice: WaveNotice, _ wave: String) -> Self {
    "only \(approver) can say that they approved \(notice.id) of \(wave)"
  }
  fileprivate static func letThem(_ approver: RecordID) -> Self { "let \(approver) record it in a commit of their own" }
}
