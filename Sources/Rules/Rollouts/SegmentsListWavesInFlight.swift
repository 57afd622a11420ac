import Governance
import JSON

/// After a commit, a segment lists the waves that have begun with it and are not over, and no others.
///
/// Whoever moves a wave writes both ends in the same commit; only the ends that it changes are asked.
public struct SegmentsListWavesInFlight: Rule {
  public static let id = RuleID(code: "FMT-04", name: "segments-list-waves-in-flight")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try waves(change, context) + segments(change, context)
  }

  private func waves(_ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.waveSteps.flatMap { step in
      let segments = Set(step.after.segments).union(step.before?.segments ?? [])
      return try segments.sorted().compactMap { id -> Violation? in
        guard let segment = try context.after.record(id, as: Segment.self) else { return nil }
        let belongs = step.after.isInFlight && step.after.segments.contains(id)
        guard segment.inFlight.contains(step.name) != belongs else { return nil }
        return violation(
          belongs ? .notListed(step.name, id) : .wronglyListed(step.name, id), in: step.record,
          at: step.pointer("state"),
          fix: .write)
      }
    }
  }

  private func segments(_ change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Segment.self).flatMap { record, before, after in
      try Set(before?.inFlight ?? []).symmetricDifference(after.inFlight).sorted().compactMap { name -> Violation? in
        let parts = name.split(separator: "#").map(String.init)
        let wave = try parts.first.flatMap { RecordID($0) }.flatMap { try context.after.record($0, as: Rollout.self) }?
          .wave(parts.last ?? "")
        let belongs = wave.map { $0.isInFlight && $0.segments.contains(after.id) } ?? false
        guard after.inFlight.contains(name) != belongs else { return nil }
        return violation(
          belongs ? .notListed(name, after.id) : .wronglyListed(name, after.id), in: record, at: "/in_flight",
          fix: .write)
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func notListed(_ wave: String, _ segment: RecordID) -> Self {
    "/in_flight of \(segment) does not list \(wave), which belongs there"
  }
  fileprivate static func wronglyListed(_ wave: String, _ segment: RecordID) -> Self {
    "/in_flight of \(segment) points to \(wave), which does not belong there"
  }
  fileprivate static let write: Self = "write both in the same commit, as folio rollout does"
}
