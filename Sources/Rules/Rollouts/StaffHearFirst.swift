import Calendars
import Governance
import JSON

/// Customers are told after the people who answer their questions.
///
/// A notice to customers goes out once the wave is ready, and not before the last notice to colleagues or the front line
/// that the wave requires.
public struct StaffHearFirst: Rule {
  public static let id = RuleID(code: "COMM-02", name: "staff-hear-first")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    change.sentNotices.filter { $0.notice.audience == "external" }.flatMap { sending -> [Violation] in
      let (step, notice) = (sending.step, sending.notice)
      var found: [Violation] = []
      if step.after.state == .planned {
        found.append(
          violation(.notReady(step.name, notice), in: step.record, at: sending.pointer, fix: .ready(step.name)))
      }
      let briefs = step.after.notices.filter { $0.isRequired && $0.audience != "external" }
      if let unheard = briefs.first(where: { brief in brief.sentAt.map { $0 > sending.at } ?? true }) {
        found.append(
          violation(.precedes(step.name, notice, unheard), in: step.record, at: sending.pointer, fix: .brief(unheard)))
      }
      return found
    }
  }
}

/// A notice that a commit says went out.
struct SentNotice {
  let step: WaveStep
  let notice: WaveNotice
  let at: Instant

  var pointer: JSONPointer { step.pointer("comms", notice.id, "sent_at") }
}

extension CommitChange {
  /// Every notice whose sending the commit records, anew or at another time.
  var sentNotices: [SentNotice] {
    waveSteps.flatMap { step in
      step.after.notices.compactMap { notice in
        guard let at = notice.sentAt, step.before?.notices.first(where: { $0.id == notice.id })?.sentAt != at else {
          return nil
        }
        return SentNotice(step: step, notice: notice, at: at)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func notReady(_ wave: String, _ notice: WaveNotice) -> Self {
    "\(notice.id) tells customers of \(wave), which is not ready"
  }
  fileprivate static func ready(_ wave: String) -> Self { "folio rollout ready \(wave)" }
  fileprivate static func precedes(_ wave: String, _ notice: WaveNotice, _ brief: WaveNotice) -> Self {
    "External notice \(notice.id) of \(wave) would precede the \(brief.audience) brief \(brief.id)"
  }
  fileprivate static func brief(_ notice: WaveNotice) -> Self { "brief staff first: send \(notice.id)" }
}
