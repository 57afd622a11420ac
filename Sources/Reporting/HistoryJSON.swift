import Git
import Governance
public import JSON
public import Operations
import Rules

extension HistoryVerdict {
  /// The verdict as `--json` prints it.
  public var json: JSONValue {
    var fields: JSONObject = [
      "head": .string(head.description), "commits": .integer(Int64(judgedCount)),
      "opening_records": .integer(Int64(openingRecords)), "set_up": .bool(isHeadInSetUp),
      "anchored": .bool(isAnchored), "complete": .bool(isComplete), "clean": .bool(!hasFindings && isComplete),
      "violations": .array(
        references.map { LocatedViolation($0, position: nil).json() }
          + findings.flatMap { judged in judged.violations.map { $0.json(commit: judged.id?.description) } }
          + doubted.map { LocatedViolation($0.violation, position: nil).json(commit: $0.commit.description) }
          + (receipts?.violations ?? []).map { LocatedViolation($0, position: nil).json() }
          + checkpoints.compactMap(\.violation).map { LocatedViolation($0, position: nil).json() }),
      "unreadable": .array(
        unreadable.map { entry in
          var fields: JSONObject = ["reason": .string(entry.reason)]
          fields["commit"] = entry.commit.map { .string($0.description) }
          return .object(fields)
        }),
    ]
    if !acknowledgements.isEmpty {
      fields["acknowledged"] = .object(
        JSONObject(acknowledgements.map { ($0.key.description, .array($0.value.map { .string($0.id.text) })) }))
    }
    fields["root"] = root.map { .string($0.description) }
    fields["since"] = since.map {
      ["commit": .string($0.commit.description), "standing": .string($0.standing.rawValue)]
    }
    fields["receipts"] = receipts.map {
      [
        "lines": .integer(Int64($0.count)), "key": .string($0.fingerprint),
        "older_commits": .integer(Int64($0.olderCommits)),
      ]
    }
    if !checkpoints.isEmpty { fields["checkpoints"] = .array(checkpoints.map(\.json)) }
    fields["activated_by"] = activation?.id.map { .string($0.description) }
    return .object(fields)
  }
}
