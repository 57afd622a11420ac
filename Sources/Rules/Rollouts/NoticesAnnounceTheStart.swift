import Governance
import JSON

/// What was announced of a wave is what happens, or was corrected.
///
/// A wave does not start while a notice that it requires announced another start, or the same on the clocks of another
/// zone: a correction goes out first, and in time (COMM-01).
public struct NoticesAnnounceTheStart: WaveStartRule {
  public static let id = RuleID(code: "COMM-03", name: "notices-announce-the-start")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    step.after.notices.filter { $0.isRequired && $0.sentAt != nil && !$0.announces(step.after) }.map {
      WaveObjection(
        message: .announced($0, step), pointer: step.pointer("comms", $0.id, "for_start"), fix: .correct(step, $0))
    }
  }
}

extension WaveNotice {
  /// Whether the zone that it announced, if it noted one, is that of `wave`.
  fileprivate func isInZone(of wave: Wave) -> Bool { announcedZone.map { $0 == wave.zoneName } ?? true }

  fileprivate func announces(_ wave: Wave) -> Bool { announcedStart == wave.startText && isInZone(of: wave) }
}

extension Violation.Message {
  fileprivate static func announced(_ notice: WaveNotice, _ step: WaveStep) -> Self {
    let (told, now) = (notice.announcedStart ?? "no start", step.after.startText)
    guard !notice.isInZone(of: step.after) else { return "\(notice.id) announced \(told); \(step.name) is now \(now)" }
    let zone = notice.announcedZone ?? ""
    return "\(notice.id) announced \(told) \(zone); \(step.name) is now \(now) \(step.after.zoneName)"
  }
  fileprivate static func correct(_ step: WaveStep, _ notice: WaveNotice) -> Self {
    "send a correction: folio rollout sent \(step.name) \(notice.id)"
  }
}
