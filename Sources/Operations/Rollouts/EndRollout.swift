public import Governance
import JSON
public import Rules

/// Ends a rollout: it has reached its customers, or is given up.
public struct EndRollout: Sendable {
  public enum Ending: String, Sendable {
    /// Every wave has ended.
    case completed
    /// Waves that have not begun are cancelled with it, those in flight were taken back.
    case aborted
  }

  public let rollout: RecordID
  public let ending: Ending
  /// Whether the waves in flight were taken back, and are rolled back with it.
  public let isTakenBack: Bool

  public init(_ rollout: RecordID, as ending: Ending, isTakenBack: Bool = false) {
    self.rollout = rollout
    self.ending = ending
    self.isTakenBack = isTakenBack
  }

  /// - Throws: `UsageError` while waves are in the way.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let waves = try edits.require(rollout, as: Rollout.self).waves
    let open = waves.filter { $0.state?.next.isEmpty == false }
    let inFlight = waves.filter(\.isInFlight)
    if ending == .completed, let first = open.first {
      throw UsageError.outOfTurn(
        "\(names(open)) of \(rollout) \(open.count == 1 ? "has" : "have") not ended",
        hint: "folio rollout \(first.isInFlight ? "complete" : "cancel") \(rollout)#\(first.id), or folio rollout abort"
      )
    }
    if let first = inFlight.first, !isTakenBack {
      throw UsageError.outOfTurn(
        "\(names(inFlight)) of \(rollout) \(inFlight.count == 1 ? "is" : "are") in flight",
        hint:
          "take them back and say --taken-back, or end them one by one: folio rollout rollback \(rollout)#\(first.id)")
    }
    for wave in open {
      try MoveWave(wave.isInFlight ? .rollback : .cancel, WaveName(rollout, wave.id)).apply(to: &edits, context)
    }
    try edits.update(rollout) { $0["status"] = .string(ending.rawValue) }
  }

  private func names(_ waves: [Wave]) -> String { waves.map(\.id).joined(separator: ", ") }
}
