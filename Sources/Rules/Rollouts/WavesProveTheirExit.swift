import Calendars
import Governance
import JSON

/// A wave is completed when the customers who have the change say that it works.
///
/// Of every exit criterion and every segment of the wave, at least one day that lies wholly in the time in which the wave
/// was watched, on the clocks of its zone, was counted from `min_n` customers of its region; and the value of all those
/// days together is what was asked for.
public struct WavesProveTheirExit: Rule {
  public static let id = RuleID(code: "ROLL-05", name: "waves-prove-their-exit")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.filter { $0.enters(.completed) }.flatMap { step -> [Violation] in
      guard let wave = step.before else { return [] }
      let proof = WaveProof(wave, try context.zone(of: wave), context.before)
      return try wave.exits.enumerated().compactMap { index, exit in
        let place = step.pointer("exit", "\(index)")
        switch try proof.standing(of: exit, at: context.time) {
        case .met: return nil
        case .unproven(let segment):
          return violation(.unproven(step, exit, segment), in: step.record, at: place, fix: .ingest(exit))
        case .unmet(let segment, let value):
          return violation(.unmet(step, exit, segment, value), in: step.record, at: place, fix: .goBack(step))
        }
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func unproven(_ step: WaveStep, _ exit: WaveExit, _ segment: RecordID) -> Self {
    "\(step.name) exit '\(exit.text)' is unproven for \(segment) in \(step.after.region): no whole day since \(step.before?.soakFrom?.description ?? "its start") has n ≥ \(exit.leastSample)"
  }
  fileprivate static func unmet(
    _ step: WaveStep, _ exit: WaveExit, _ segment: RecordID, _ value: MeasuredValue
  ) -> Self {
    "\(step.name) exit '\(exit.text)' is unmet for \(segment) in \(step.after.region): \(value) (n=\(value.sample))"
  }
  fileprivate static func ingest(_ exit: WaveExit) -> Self {
    "bring in what was counted: folio metric ingest \(exit.metric?.text ?? "MET-…") FILE.csv, or pause or roll back"
  }
  fileprivate static func goBack(_ step: WaveStep) -> Self {
    "keep watching, or folio rollout pause \(step.name), or folio rollout rollback \(step.name)"
  }
}
