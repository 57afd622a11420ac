import Governance
import JSON

/// What was announced of a wave is what happens, or was corrected.
///
/// A wave does not start while a notice that it requires announced another start: a correction goes out first, and in
/// time (COMM-01).
public struct NoticesAnnounceTheStart: WaveStartRule {
  public static let id = RuleID(code: "COMM-03", name: "notices-announce-the-start")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    step.after.notices.filter { $0.isRequired && $0.sentAt != nil && $0.announcedStart != step.after.startText }.map {
      WaveObjection(
        message: .announced($0, step), pointer: step.pointer("comms", $0.id, "for_start"), fix: .correct(step, $0))
    }
  }
}

extension Violation.Message {
  fileprivate static func announced(_ notice: WaveNotice, _ step: WaveStep) -> Self {
    "\(notice.id) announced \(notice.announcedStart ?? "no start"); \(step.name) is now \(step.after.startText)"
  }
  fileprivate static func correct(_ step: WaveStep, _ notice: WaveNotice) -> Self {
    "send a correction: folio rollout sent \(step.name) \(notice.id)"
  }
}
