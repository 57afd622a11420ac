public import Calendars
public import Governance
import JSON
public import Rules

/// Locks the weights of a cycle.
public struct LockWeights: Sendable {
  let portfolio: RecordID
  public init(_ portfolio: RecordID) { self.portfolio = portfolio }

  public func apply(to edits: inout RecordEdits) throws {
    let time = edits.time.description
    try edits.update(portfolio) { fields in
      fields["status"] = "weights_locked"
      if fields["locked_at"] == nil { fields["locked_at"] = .string(time) }
    }
  }
}

/// Stands behind the scores of initiatives, those of a cycle for instance.
public struct ConfirmScores: Sendable {
  let initiatives: [RecordID]
  let evidence: String?

  public init(_ initiatives: [RecordID], evidence: String?) {
    self.initiatives = initiatives
    self.evidence = evidence
  }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard let author = context.author else {
      throw UsageError("nobody of this ledger has your address", hint: "folio doctor")
    }
    let time = edits.time.description
    for id in initiatives {
      try edits.update(id) { fields in
        var scoring: JSONObject = ["by": .string(author.id.text), "at": .string(time)]
        scoring["evidence"] = evidence.map { .string($0) } ?? fields.object("scoring")?["evidence"]
        fields["scoring"] = .object(scoring)
      }
    }
  }
}

/// Records what customers advised.
public struct RecordAdvice: Sendable {
  let portfolio: RecordID
  let panel: String
  let theme: String
  let response: String?
  let initiatives: [RecordID]
  let on: CivilDate?

  public init(
    _ portfolio: RecordID, panel: String, theme: String, response: String?, initiatives: [RecordID], on: CivilDate?
  ) {
    self.portfolio = portfolio
    self.panel = panel
    self.theme = theme
    self.response = response
    self.initiatives = initiatives
    self.on = on
  }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let day = on ?? context.today
    guard day <= context.today else {
      throw UsageError(
        "\(day) lies ahead: customers have not advised yet", hint: "--on takes the day on which they did")
    }
    var input: JSONObject = [
      "panel": .string(panel), "theme": .string(theme), "on": .string(day.description),
    ]
    input["response"] = response.map { .string($0) }
    if !initiatives.isEmpty { input["initiatives"] = .array(initiatives.sorted().map { .string($0.text) }) }
    try edits.update(portfolio) { fields in
      fields["advisory_inputs"] = .array(fields.array("advisory_inputs") + [.object(input)])
    }
  }
}

/// Takes an initiative in or out against the ranking.
public struct OverrideRanking: Sendable {
  let portfolio: RecordID
  let initiative: RecordID
  /// Nothing takes the override back.
  let isIn: Bool?
  let rationale: String

  public init(_ portfolio: RecordID, _ initiative: RecordID, isIn: Bool?, rationale: String) {
    self.portfolio = portfolio
    self.initiative = initiative
    self.isIn = isIn
    self.rationale = rationale
  }

  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    let author = context.author?.id.text ?? ""
    let cycle = try edits.require(portfolio, as: Portfolio.self)
    guard isIn == nil || cycle.candidates.contains(initiative) else {
      throw UsageError(
        "\(initiative) is no candidate of \(portfolio)",
        hint: "folio portfolio edit \(portfolio) --set candidates='[…]' makes it one")
    }
    try edits.update(portfolio) { fields in
      var overrides = fields.objects("overrides").filter { $0.id("initiative") != initiative }
      if let isIn {
        overrides.append([
          "initiative": .string(initiative.text), "choice": isIn ? "in" : "out", "rationale": .string(rationale),
          "by": .string(author),
        ])
      }
      fields["overrides"] = overrides.isEmpty ? nil : .array(overrides.map { .object($0) })
    }
  }
}
