import Calendars
import Governance
import JSON

/// A wave is completed when it has been watched for as long as was promised.
///
/// A wave that starts is watched from the end of its cutover on; a pause ends that, and from the resume on it is watched
/// anew, for the whole time. Nothing else moves the beginning.
public struct WavesSettle: Rule {
  public static let id = RuleID(code: "ROLL-04", name: "waves-settle")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.compactMap { step in
      if let expected = try beginning(of: step, context), expected != step.after.soakFrom {
        return violation(
          .wrongBeginning(step, expected), in: step.record, at: step.pointer("soak_from"), fix: .write(expected))
      }
      guard step.enters(.completed) else { return nil }
      guard let settled = step.before?.settles(in: try context.zone(of: step.after)), context.time >= settled else {
        let until = try step.before?.settles(in: context.zone(of: step.after))
        return violation(.soaks(step.name, until), in: step.record, at: step.pointer("state"), fix: .wait(until))
      }
      return nil
    }
  }

  /// From when on the wave is watched after the commit; nil inside of an optional where nothing follows.
  private func beginning(of step: WaveStep, _ context: RuleContext) throws -> Instant?? {
    if step.enters(.started) {
      let zone = try context.zone(of: step.after)
      return .some(
        step.after.startedAt.flatMap { started in step.after.cutover.map { zone.instant($0, after: started) } })
    }
    if step.enters(.paused) { return .some(nil) }
    // The second look of a server does not move what the commit says of its own time.
    if step.before?.state == .paused, step.after.state == .soaking { return .some(context.change.facts.time) }
    return step.before == nil ? nil : .some(step.before?.soakFrom)
  }
}

extension Violation.Message {
  fileprivate static func soaks(_ wave: String, _ until: Instant?) -> Self {
    "\(wave) soaks until \(until.map { "\($0)" } ?? "it has been resumed")"
  }
  fileprivate static func wait(_ until: Instant?) -> Self {
    until.map { "wait until \($0), or pause or roll back" } ?? "resume it: folio rollout resume"
  }
  fileprivate static func wrongBeginning(_ step: WaveStep, _ expected: Instant?) -> Self {
    "\(step.name) is watched from \(expected.map { "\($0)" } ?? "no time"), not from \(step.after.soakFrom.map { "\($0)" } ?? "no time")"
  }
  fileprivate static func write(_ expected: Instant?) -> Self {
    expected.map { "soak_from is \($0); folio rollout start and resume write it" } ?? "take soak_from out"
  }
}
