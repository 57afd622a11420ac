import Calendars
public import Governance
import JSON
import Planning

/// Plans the waves of a rollout as the scheduler found them, in one commit.
///
/// A wave that is ready is locked and moves only by a vary decision, so it is left alone and named.
public struct AdoptSchedule: Sendable {
  /// A wave and the start that it gets.
  public struct Move: Sendable, Hashable {
    public let wave: String
    /// On the wave's own clocks, as records write it.
    public let from: String
    public let to: String
  }

  public let rollout: RecordID
  /// What is written, in order of wave.
  public let moves: [Move]
  /// What would be moved and is locked.
  public let locked: [Move]

  /// - Parameter waves: only these; all of them where none is named.
  /// - Throws: `UsageError` for a wave that has yet no place, or that is none of those to be planned.
  public init(_ forecast: RolloutForecast, only waves: Set<String> = []) throws {
    rollout = forecast.rollout.id
    let known = Set(forecast.planned.keys)
    if let stranger = waves.subtracting(known).min() {
      throw UsageError(
        "\(stranger) of \(forecast.rollout.id) is not to be planned",
        hint: "it can be \(known.sorted().joined(separator: ", "))")
    }
    let asked = waves.isEmpty ? known : waves
    if let stranded = forecast.schedule.stranded.first(where: { asked.contains($0.id) }) {
      throw UsageError.outOfTurn(
        "\(stranded.id) of \(forecast.rollout.id) has no place",
        hint: "folio rollout schedule \(forecast.rollout.id) says why; --wave adopts the others")
    }
    let all = forecast.schedule.waves.filter { asked.contains($0.id) }.sorted { $0.id < $1.id }.compactMap {
      placed -> (Move, Bool)? in
      guard let wave = forecast.rollout.wave(placed.id), forecast.planned[placed.id] != placed.start,
        let local = forecast.zones[placed.id]?.civil(at: placed.start)
      else { return nil }
      return (Move(wave: placed.id, from: wave.startText, to: "\(local)"), wave.state == .ready)
    }
    moves = all.filter { !$0.1 }.map(\.0)
    locked = all.filter(\.1).map(\.0)
  }

  public func apply(to edits: inout RecordEdits) throws {
    let starts = Dictionary(moves.map { ($0.wave, $0.to) }) { first, _ in first }
    try edits.update(rollout) { fields in
      fields["waves"] = .array(
        fields.objects("waves").map { wave in
          var wave = wave
          if let start = wave.string("id").flatMap({ starts[$0] }) { wave["start"] = .string(start) }
          return .object(wave)
        })
    }
  }
}
