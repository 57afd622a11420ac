public import Governance
import Rules
public import Storage

/// A wave as people name it: `ROL-0001#W1`.
public struct WaveName: Sendable, Hashable, CustomStringConvertible {
  public let rollout: RecordID
  public let wave: String

  init(_ rollout: RecordID, _ wave: String) {
    self.rollout = rollout
    self.wave = wave
  }

  /// - Parameter text: a rollout's id or the beginning of it, `#`, and the wave.
  /// - Throws: `UsageError` when there is no such rollout or it has no such wave.
  public init(_ text: String, in state: StoredState) throws {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError("'\(text)' names no wave", hint: "write ROL-0001#W1")
    }
    rollout = try state.resolve(parts[0], as: Rollout.kind)
    wave = parts[1].uppercased()
    let waves = try state.record(rollout, as: Rollout.self)?.waves.map(\.id) ?? []
    guard waves.contains(wave) else {
      throw UsageError("\(rollout) has no wave \(wave)", hint: "it has \(waves.joined(separator: ", "))")
    }
  }

  public var description: String { "\(rollout)#\(wave)" }
}
