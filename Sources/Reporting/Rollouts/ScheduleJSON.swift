import Calendars
import Governance
public import JSON
public import Operations
public import Planning

extension RolloutForecast {
  /// `{rollout, now, finish?, critical_chain, waves: [{id, planned?, start, finish, slack_days?, bound_by?, refused:
  /// [{first, last, slots, reasons}]}], stranded: [{id, why}], unheld: [{id, planned, why}]}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "rollout": .string(rollout.id.text), "now": .string("\(problem.now)"),
      "critical_chain": .array(schedule.criticalChain.map { .string($0.words) }),
      "waves": .array(schedule.waves.map(json(of:))),
      "stranded": .array(schedule.stranded.map { ["id": .string($0.id), "why": .string($0.words)] }),
      "unheld": .array(
        objections.sorted { $0.key < $1.key }.map { wave, refusals in
          [
            "id": .string(wave), "planned": planned[wave].map { .string("\($0)") } ?? .null,
            "why": .array(refusals.map { .string($0.words) }),
          ]
        }),
    ]
    fields["finish"] = schedule.finish.map { .string("\($0)") }
    return .object(fields)
  }

  private func json(of wave: PlacedWave) -> JSONValue {
    var fields: JSONObject = [
      "id": .string(wave.id), "start": .string("\(wave.start)"), "finish": .string("\(wave.finish)"),
      "refused": .array(
        wave.refused.stretches.map { stretch in
          [
            "first": .string("\(stretch.first)"), "last": .string("\(stretch.last)"),
            "slots": .integer(Int64(stretch.count)), "reasons": .array(stretch.refusals.map { .string($0.words) }),
          ]
        }),
    ]
    fields["planned"] = planned[wave.id].map { .string("\($0)") }
    fields["slack_days"] = slack[wave.id].map { .integer(Int64($0)) }
    fields["bound_by"] = wave.binding.map { .string($0.words) }
    return .object(fields)
  }
}

extension ScheduleDifference {
  /// `{finish_now?, finish_then?, waves: [{id, now?, then?, moves_seconds?}]}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "waves": .array(
        waves.map { wave in
          var fields: JSONObject = ["id": .string(wave.id)]
          fields["now"] = wave.before.map { .string("\($0.start)") }
          fields["then"] = wave.after.map { .string("\($0.start)") }
          fields["moves_seconds"] = wave.startMoves.map { .integer($0) }
          return .object(fields)
        })
    ]
    fields["finish_now"] = finishBefore.map { .string("\($0)") }
    fields["finish_then"] = finishAfter.map { .string("\($0)") }
    return .object(fields)
  }
}
