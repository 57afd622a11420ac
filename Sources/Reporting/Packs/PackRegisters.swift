import Calendars
import Governance
import JSON
import Operations
import Rules

// The registers of a pack, each from the evidence alone.

extension AuditEvidence {
  /// The registers by name, in the order in which a reader wants them.
  var registers: [(name: String, title: String, table: RegisterTable)] {
    get throws {
      var registers = [
        ("exceptions-events", "What became of exceptions", exceptionEvents),
        ("exceptions-relied-on", "Who relied on exceptions", reliances),
      ]
      if let opening {
        registers.append(("exceptions-start", "Exceptions before the period", try exceptionsStanding(in: opening)))
      }
      return registers + [
        ("exceptions-end", "Exceptions at the end", try exceptionsStanding(in: closing)),
        ("decisions", "Decisions", moves(of: Decision.kind)),
        ("changes", "Change requests", moves(of: ChangeRequest.kind)),
        ("due", "Due at the end", try due),
      ]
    }
  }

  private var exceptionEvents: RegisterTable {
    RegisterTable(
      columns: ["day", "id", "what", "against", "forum", "risk", "expires_on", "title", "commit", "by"],
      rows: exceptions.acts.map { act in
        var row: JSONObject = [
          "day": .string("\(act.day)"), "id": .string(act.exception.id.text), "what": .string(act.kind.rawValue),
          "title": .string(act.exception.title),
        ]
        for key in ["against", "forum", "risk", "expires_on"] { row[key] = act.exception.fields[key] }
        row["commit"] = act.note.map { .string($0.hexID) }
        row["by"] = act.note?.author.map { .string($0.text) }
        return row
      })
  }

  private var reliances: RegisterTable {
    RegisterTable(
      columns: ["time", "id", "rules", "subjects", "commit", "by"],
      rows: exceptions.reliances.map { reliance in
        var row: JSONObject = [
          "time": .string("\(reliance.note.time)"), "id": .string(reliance.exception.text),
          "rules": .array(reliance.waived.map { .string($0.rule.code) }),
          "subjects": .array(reliance.waived.map { .string($0.subject) }), "commit": .string(reliance.note.hexID),
        ]
        row["by"] = reliance.note.author.map { .string($0.text) }
        return row
      })
  }

  private func exceptionsStanding(in view: LedgerView) throws -> RegisterTable {
    let register = try ExceptionRegister(in: view)
    return RegisterTable(
      columns: ExceptionRegister.columns,
      rows: register.json["entries"]?.arrayValue?.compactMap(\.objectValue) ?? [])
  }

  private func moves(of kind: RecordKind) -> RegisterTable {
    RegisterTable(
      columns: ["time", "id", "from", "to", "subject", "outcome", "title", "commit", "by", "declared"],
      rows: moves.filter { $0.record.kind == kind }.map { move in
        var row: JSONObject = [
          "time": .string("\(move.note.time)"), "id": .string(move.record.id.text), "to": .string(move.to),
          "title": .string(move.record.title), "commit": .string(move.note.hexID),
          // While the ledger was set up nothing was decided.
          "declared": .bool(move.note.isSetUp),
        ]
        row["from"] = move.from.map { .string($0) }
        row["subject"] = move.record.fields["subject"] ?? move.record.fields["target"]
        row["outcome"] = move.record.fields["outcome"]
        row["by"] = move.note.author.map { .string($0.text) }
        return row
      })
  }

  private var due: RegisterTable {
    get throws {
      let list = try DueList(in: closing, asOf: .instant(closing.time))
      return RegisterTable(
        columns: ["due", "overdue", "id", "what", "who", "rule", "next"],
        rows: list.json.arrayValue?.compactMap(\.objectValue) ?? [])
    }
  }
}
