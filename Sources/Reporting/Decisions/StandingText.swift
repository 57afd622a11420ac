import Governance
public import JSON
public import Operations
import Rules

/// How a decision stands, for people: the question, the votes, what they come to, and who can still vote.
public struct StandingText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  public func lines(_ standing: DecisionStanding) -> [String] {
    let decision = standing.decision
    return ["\(style.bold(decision.id.text))  \(TerminalText(decision.title))", question(standing), ""]
      + votes(standing) + result(standing)
  }

  private func question(_ standing: DecisionStanding) -> String {
    let decision = standing.decision
    let gate = [decision.gate, decision.gateResult?.choice].compactMap { $0 }.joined(separator: " ")
    let about = "\(decision.type) decision on \(names.full(standing.subject.id))"
    return gate.isEmpty ? about : "\(about): \(gate)"
  }

  private func votes(_ standing: DecisionStanding) -> [String] {
    let votes = standing.decision.votes
    guard !votes.isEmpty else { return ["no votes yet"] }
    let text = VoteText(names: names)
    return votes.map { vote in
      // What a closed decision counted, it counted then.
      let faults = standing.decision.isOpen ? standing.outcome?.invalid.first { $0.vote == vote }?.faults ?? [] : []
      let doubt = faults.map(text.words).joined(separator: "; ")
      return text.line(vote) + (doubt.isEmpty ? "" : style.red("  does not count: \(doubt)"))
    }
  }

  private func result(_ standing: DecisionStanding) -> [String] {
    let decision = standing.decision
    guard decision.isOpen else {
      let at = decision.outcomeAt.map { " at \($0)" } ?? ""
      return ["", "\(decision.status) as \(decision.outcome ?? "?")\(at)"]
    }
    guard let outcome = standing.outcome else {
      return ["", style.red("a \(decision.type) decision is not taken on \(standing.subject.kind.withArticle)")]
    }
    let term = decision.closesAt.map { ", closes at \($0)" } ?? ""
    var lines = [
      "", "\(style.bold(outcome.verdict.rawValue)) on the row \(outcome.row.name)\(term)",
      "needs: \(needs(outcome.row))",
    ]
    if outcome.verdict == .pending {
      lines.append("missing: \(outcome.missing)")
      lines += electors(standing, outcome)
    } else {
      lines.append("next: folio decision close \(decision.id)")
    }
    return lines
  }

  private func needs(_ row: ApprovalRow) -> String {
    var parts = ["\(row.minimum) vote\(row.minimum == 1 ? "" : "s")"]
    if !row.roles.isEmpty { parts.append("approval as " + row.roles.joined(separator: " and as ")) }
    parts.append(row.isUnanimous ? "no rejection" : "a share of \(row.share.numerator)/\(row.share.denominator)")
    if row.needsBoardMembers { parts.append("members of the change board only") }
    return parts.joined(separator: "; ")
  }

  private func electors(_ standing: DecisionStanding, _ outcome: DecisionOutcome) -> [String] {
    guard !standing.electors.isEmpty else { return ["nobody else can vote on it: grant a role, or name another owner"] }
    let missing = Set(outcome.missingRoles)
    let sorted =
      standing.electors.filter { !missing.isDisjoint(with: $0.roles) }
      + standing.electors.filter { missing.isDisjoint(with: $0.roles) }
    return ["who can:"]
      + sorted.map { "  \(names.full($0.person.id)) as \($0.roles.joined(separator: ", "))" }
  }
}

extension DecisionStanding {
  /// `{id, status, subject, type, verdict?, row?, missing_votes?, missing_roles?, votes, who_can, outcome?}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "id": .string(decision.id.text), "status": .string(decision.status), "subject": .string(subject.id.text),
      "type": .string(decision.type), "at": .string("\(time)"),
    ]
    for key in ["gate", "opened_at", "closes_at", "outcome", "outcome_at"] { fields[key] = decision.fields[key] }
    let invalid = decision.isOpen ? outcome?.invalid ?? [] : []
    fields["votes"] = .array(
      decision.votes.map { vote in
        var json = vote.json
        if let faults = invalid.first(where: { $0.vote == vote })?.faults {
          json["faults"] = .array(faults.map { .string(VoteText().words($0)) })
        }
        return json
      })
    guard decision.isOpen, let outcome else { return .object(fields) }
    fields["verdict"] = .string(outcome.verdict.rawValue)
    fields["row"] = .string(outcome.row.name)
    fields["missing_votes"] = .integer(Int64(outcome.missingVotes))
    fields["missing_roles"] = .array(outcome.missingRoles.map { .string($0) })
    fields["who_can"] = .array(
      electors.map { ["id": .string($0.person.id.text), "roles": .array($0.roles.map { .string($0) })] })
    return .object(fields)
  }
}
