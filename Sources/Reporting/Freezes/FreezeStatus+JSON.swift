import Calendars
import Governance
public import JSON
public import Operations

extension FreezeStatus {
  /// `{at, scope, length?, soak?, frozen, tz_database?, actions: [{action, frozen, next_opening?, findings}]}`; each finding
  /// is `{code, freezes: [{id, title, until?|from?}], start_by?}`.
  public var json: JSONValue {
    var fields: JSONObject = [
      "at": .string("\(time)"), "frozen": .bool(isFrozen), "scope": question.scope.json,
      "actions": .array(answers.map(json(of:))),
    ]
    fields["length"] = question.length.map { .string("\($0)") }
    fields["soak"] = question.soak.map { .string("\($0)") }
    fields["tz_database"] = zoneVersion.map { .string($0) }
    return .object(fields)
  }

  private func json(of answer: Answer) -> JSONValue {
    var fields: JSONObject = [
      "action": .string(answer.action.rawValue), "frozen": .bool(answer.verdict.isRefused),
      "findings": .array(answer.verdict.findings.compactMap(json(of:))),
    ]
    fields["next_opening"] = answer.verdict.nextOpening.map { .string("\($0)") }
    return .object(fields)
  }

  private func json(of finding: FreezeFinding) -> JSONValue? {
    switch finding {
    case .hardFreeze(let active): json("FREEZE-01", active)
    case .softFreeze(let active): json("FREEZE-02", active)
    case .outsideOfAllowed(let windows): json("FREEZE-03", windows.map { json(of: $0) })
    case .advised(let active): json("FREEZE-04", active)
    case .unsettled(let coming, let startBy):
      json("FREEZE-08", coming.map { json(of: $0.window, "from", $0.from) }, startBy: startBy)
    case .overridden, .overrideFails: nil
    }
  }

  private func json(_ code: String, _ active: [FreezeFinding.Active]) -> JSONValue {
    json(code, active.map { json(of: $0.window, "until", $0.until) })
  }

  private func json(_ code: String, _ freezes: [JSONValue], startBy: Instant? = nil) -> JSONValue {
    var fields: JSONObject = ["code": .string(code), "freezes": .array(freezes)]
    fields["start_by"] = startBy.map { .string("\($0)") }
    return .object(fields)
  }

  private func json(of id: String, _ key: String = "until", _ instant: Instant? = nil) -> JSONValue {
    var fields: JSONObject = ["id": .string(id)]
    fields["title"] = freezes[id].map { .string($0.title) }
    fields[key] = instant.map { .string("\($0)") }
    return .object(fields)
  }
}

extension FreezeScope {
  /// The dimensions that it states, each a sorted list.
  fileprivate var json: JSONValue {
    var fields: JSONObject = [:]
    for (key, values) in [
      ("regions", regions), ("segments", segments), ("processes", processes), ("systems", systems),
      ("initiatives", initiatives),
    ] where !values.isEmpty {
      fields[key] = .array(values.sorted().map(JSONValue.string))
    }
    return .object(fields)
  }
}
