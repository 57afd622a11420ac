import Calendars
import Governance
public import JSON
public import Operations
import Rules

extension GuardVerdict {
  /// `{at, refused, ledger_as_of?, findings: [{refs, paths, refused, under?, freeze, candidates, refusals}]}`.
  public var json: JSONValue {
    var fields: JSONObject = [
      "at": .string("\(time)"), "refused": .bool(isRefused), "findings": .array(findings.map(\.json)),
    ]
    fields["ledger_as_of"] = ledger.map { .string("\($0.freshAt)") }
    return .object(fields)
  }
}

extension GuardVerdict.Finding {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "refs": .array(references.map { .string($0) }), "paths": .array(paths.map { .string($0) }),
      "refused": .bool(isRefused), "freeze": status.json,
      "candidates": .array(candidates.map { .string($0.id.text) }),
      "refusals": .array(refusals.map(\.json)),
    ]
    fields["under"] = passedUnder.map { .string($0.text) }
    return .object(fields)
  }
}

extension GuardVerdict.Refusal {
  fileprivate var json: JSONValue {
    switch self {
    case .unknown(let text): ["change": .string(text), "reason": "unknown"]
    case .frozen(let id, _): ["change": .string(id.text), "reason": "frozen"]
    case .doesNotCover(let id, .notApproved(status: _)): ["change": .string(id.text), "reason": "not_approved"]
    case .doesNotCover(let id, .outOfDate(_)): ["change": .string(id.text), "reason": "out_of_date"]
    case .doesNotCover(let id, .elsewhere): ["change": .string(id.text), "reason": "elsewhere"]
    }
  }
}

extension GuardStatus {
  /// `{at, frozen, ledger, ledger_as_of, stale, source, rules: [{refs, paths, needs_change, closes_at?, freeze}]}`.
  public var json: JSONValue {
    [
      "at": .string("\(time)"), "frozen": .bool(isFrozen), "ledger": .string(ledger.path),
      "ledger_as_of": .string("\(ledger.freshAt)"), "stale": .bool(staleness != nil),
      "source": .string(configuration.source),
      "rules": .array(
        lines.map { line in
          var fields: JSONObject = [
            "refs": .array(line.rule.references.map { .string($0.description) }),
            "paths": .array(line.rule.paths.map { .string($0.description) }),
            "needs_change": .bool(line.rule.needsChange), "freeze": line.status.json,
          ]
          fields["closes_at"] = line.closesAt.map { .string("\($0)") }
          return .object(fields)
        }),
    ]
  }
}
