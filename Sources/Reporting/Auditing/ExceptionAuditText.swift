import Calendars
import Governance
public import JSON
public import Operations
import Rules

/// What became of exceptions in a period, for people.
public struct ExceptionAuditText {
  private let names: RecordNames
  private let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(_ audit: ExceptionAudit, width: Int? = nil) -> [String] {
    var lines = [style.bold("Exceptions, \(audit.period)") + (audit.forum.map { " of \(names.full($0))" } ?? "")]
    lines.append(
      "from \(audit.period.firstDay) to \(audit.period.lastDay): \(audit.population.count) in force at some time")
    if let day = audit.ledgerBegins {
      lines.append(style.yellow("the ledger begins on \(day); what held before was declared"))
    }
    if let day = audit.knownUntil { lines.append(style.yellow("so far: nothing is known after \(day)")) }
    let counts = ExceptionAct.Kind.allCases.map { "\($0.rawValue) \(audit.count($0))" }
    lines.append((counts + ["relied on \(audit.reliances.count)"]).joined(separator: ", "))
    lines += section("What happened", acts(audit, width))
    lines += section("Who relied on them", reliances(audit, width))
    lines += section("By control", audit.countsByControl.map { "  \($0.name)  \($0.count)" })
    lines += section("By forum", audit.countsByForum.map { "  \(names.full($0.name))  \($0.count)" })
    let sample = "Sample, \(audit.sample.count) of \(audit.population.count)"
    return lines + section(sample, audit.sample.map { "  \(names.full($0))" })
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", style.bold(title)] + lines
  }

  private func acts(_ audit: ExceptionAudit, _ width: Int?) -> [String] {
    guard !audit.acts.isEmpty else { return [] }
    let columns = [
      TextTable.Column("day"), .init("id"), .init("what"), .init("risk"), .init("until"), .init("commit"),
      .init("by"), .init("title", isFlexible: true),
    ]
    return TextTable(
      columns,
      audit.acts.map { act in
        [
          "\(act.day)", act.exception.id.text, act.kind.rawValue, act.exception.risk,
          act.exception.expiresOn?.description ?? "", act.note?.shortID ?? "", act.note.map(author) ?? "",
          act.exception.title,
        ]
      }
    ).lines(width: width, style: style)
  }

  private func reliances(_ audit: ExceptionAudit, _ width: Int?) -> [String] {
    guard !audit.reliances.isEmpty else { return [] }
    let columns = [
      TextTable.Column("time"), .init("id"), .init("rule"), .init("subject"), .init("commit"), .init("by"),
      .init("message", isFlexible: true),
    ]
    let rows = audit.reliances.flatMap { reliance -> [[String]] in
      let note = reliance.note
      let used =
        reliance.waived.isEmpty ? [("nothing to waive", "")] : reliance.waived.map { ($0.rule.code, $0.subject) }
      return used.map { rule, subject in
        ["\(note.time)", reliance.exception.text, rule, subject, note.shortID, author(note), note.subject]
      }
    }
    return TextTable(columns, rows).lines(width: width, style: style)
  }

  private func author(_ note: CommitNote) -> String { note.author.map(names.full) ?? note.email }
}

extension ExceptionAudit {
  /// `{period, from, to, ledger_begins?, known_until?, forum?, population: [id],
  /// acts: [{what, day, id, against, forum, commit?, by?, time?}], relied_on: [{id, commit, time, by?, rules: [{code, subject}]}], by_control, by_forum, sample: [id],
  /// sample_method}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "period": .string(period.description), "from": .string("\(period.firstDay)"), "to": .string("\(period.lastDay)"),
      "population": .array(population.map { .string($0.id.text) }), "acts": .array(acts.map(\.json)),
      "relied_on": .array(reliances.map(\.json)), "by_control": .object(JSONObject(counts: countsByControl)),
      "by_forum": .object(JSONObject(counts: countsByForum)),
      "sample": .array(sample.map { .string($0.text) }), "sample_method": .string(AuditSample.method),
    ]
    fields["forum"] = forum.map { .string($0.text) }
    fields["ledger_begins"] = ledgerBegins.map { .string("\($0)") }
    fields["known_until"] = knownUntil.map { .string("\($0)") }
    return .object(fields)
  }

  /// RFC 4180 text: what happened and who relied on what, a line each.
  public var csv: String {
    let heading = ["day", "id", "what", "rule", "subject", "against", "forum", "commit", "by"]
    let happened = acts.map { act in
      [
        "\(act.day)", act.exception.id.text, act.kind.rawValue, "", "", act.exception.against,
        act.exception.forum?.text ?? "", act.note?.hexID ?? "", act.note?.author?.text ?? "",
      ]
    }
    let relied = reliances.flatMap { reliance in
      reliance.waived.map { waived in
        [
          "\(reliance.note.time)", reliance.exception.text, "relied_on", waived.rule.code, waived.subject, "", "",
          reliance.note.hexID, reliance.note.author?.text ?? "",
        ]
      }
    }
    return ([heading] + happened + relied).map { row in
      row.map { CSVText.cell(.string($0)) }.joined(separator: ",") + "\r\n"
    }.joined()
  }
}

extension ExceptionAct {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "what": .string(kind.rawValue), "day": .string("\(day)"), "id": .string(exception.id.text),
      "against": .string(exception.against),
    ]
    fields["forum"] = exception.forum.map { .string($0.text) }
    fields["commit"] = note.map { .string($0.hexID) }
    fields["time"] = note.map { .string("\($0.time)") }
    fields["by"] = note?.author.map { .string($0.text) }
    return .object(fields)
  }
}

extension Reliance {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "id": .string(exception.text), "commit": .string(note.hexID), "time": .string("\(note.time)"),
      "rules": .array(waived.map { ["code": .string($0.rule.code), "subject": .string($0.subject)] }),
    ]
    fields["by"] = note.author.map { .string($0.text) }
    return .object(fields)
  }
}
