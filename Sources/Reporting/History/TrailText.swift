import Governance
public import JSON
public import Operations

/// The life of a record, commit by commit: what changed, who did it, and what authorised it.
public struct TrailText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  public func lines(_ trail: AuditTrail) -> [String] {
    [style.bold(names.full(trail.record.id)), ""] + trail.entries.flatMap { lines($0) + [""] }.dropLast()
  }

  private func lines(_ entry: TrailEntry) -> [String] {
    [NoteText(names: names, style: style).line(entry.note)]
      + ChangeText(names: names, style: style).lines(entry.changes)
      + authority(entry)
  }

  private func authority(_ entry: TrailEntry) -> [String] {
    let exceptions = entry.exceptions.map { "  relying on \(names.full($0))" }
    if entry.authorities.isEmpty {
      return entry.note.isSetUp ? ["  declared while the ledger was set up"] + exceptions : exceptions
    }
    return entry.authorities.flatMap(lines) + exceptions
  }

  private func lines(_ authority: Authority) -> [String] {
    var lines: [String] = []
    if let change = authority.change {
      lines.append(
        "  applies \(names.full(change.id))\(change.template.map { ", standard template \(TerminalText($0))" } ?? "")")
    }
    if let decision = authority.decision {
      lines += words(of: decision, verb: authority.change == nil ? "by" : "approved by")
    }
    if let ratification = authority.ratification { lines += words(of: ratification, verb: "ratified by") }
    return lines
  }

  private func words(of decision: Decision, verb: String) -> [String] {
    let ending = [decision.outcome, decision.outcomeAt.map { "at \($0)" }].compactMap { $0 }.joined(separator: " ")
    return ["  \(verb) \(names.full(decision.id))\(ending.isEmpty ? "" : ": \(ending)")"]
      + decision.votes.map { "    \(VoteText(names: names).line($0))" }
  }
}

extension AuditTrail {
  /// `{id, trail: [{pointer, value?, from?, commit, time, author?, change?, decision?, votes?, …}]}`: one entry for each
  /// place and commit, oldest first.
  public var json: JSONValue {
    let entries = entries.flatMap { entry in
      entry.changes.map { change -> JSONValue in
        var fields = entry.note.jsonFields
        fields["pointer"] = .string(change.pointer.description)
        fields["from"] = change.from
        fields["value"] = change.to
        let authorities = entry.authorities
        if !authorities.isEmpty { fields["authorities"] = .array(authorities.map(\.json)) }
        if !entry.exceptions.isEmpty { fields["relies_on"] = .array(entry.exceptions.map { .string($0.text) }) }
        return .object(fields)
      }
    }
    return ["id": .string(record.id.text), "trail": .array(entries)]
  }
}

extension Authority {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [:]
    fields["change"] = change.map { .string($0.id.text) }
    fields["template"] = change?.template.map { .string($0) }
    fields["decision"] = decision.map(\.json)
    fields["ratification"] = ratification.map(\.json)
    return .object(fields)
  }
}

extension Decision {
  fileprivate var json: JSONValue {
    var fields: JSONObject = ["id": .string(id.text), "type": .string(type)]
    for key in ["outcome", "outcome_at"] { fields[key] = self.fields[key] }
    fields["votes"] = .array(votes.map(\.json))
    return .object(fields)
  }
}
