public import Calendars
public import Governance

/// How one criterion stands in a gate decision: the one reading behind the rules and `folio gate status`.
public struct CriterionStanding: Sendable {
  /// What a criterion lacks.
  public enum Shortfall: Sendable, Hashable {
    case notMet
    case noEvidence
    /// None of the evidence counts; each with its reasons.
    case evidence([Evidence: [EvidenceFault]])
    /// No evidence states both cost and benefit.
    case noFigures
    case noScore
    case scoreBelow(ExactDecimal)
  }

  public let criterion: Criterion
  public let answer: GateAnswer?
  public let shortfalls: [Shortfall]

  /// - Parameter accepted: at which earlier gate each artifact was accepted, by its digest.
  public init(_ criterion: Criterion, answer: GateAnswer?, on day: CivilDate, accepted: [String: String]) {
    self.criterion = criterion
    self.answer = answer
    shortfalls =
      criterion.kind == .should
      ? Self.shortfalls(ofShould: criterion, answer) : Self.shortfalls(ofMust: criterion, answer, day, accepted)
  }

  private static func shortfalls(ofShould criterion: Criterion, _ answer: GateAnswer?) -> [Shortfall] {
    guard let score = answer?.score else { return [.noScore] }
    guard let least = criterion.leastScore, score < least else { return [] }
    return [.scoreBelow(least)]
  }

  private static func shortfalls(
    ofMust criterion: Criterion, _ answer: GateAnswer?, _ day: CivilDate, _ accepted: [String: String]
  ) -> [Shortfall] {
    var shortfalls: [Shortfall] = answer?.isMet == true ? [] : [.notMet]
    let evidence = answer?.evidence ?? []
    guard !evidence.isEmpty else { return shortfalls + [.noEvidence] }
    if criterion.category == "customer" {
      let faults = Dictionary(
        evidence.map { ($0, criterion.faults(of: $0, on: day, accepted: accepted)) }, uniquingKeysWith: { $1 })
      if faults.values.allSatisfy({ !$0.isEmpty }) { shortfalls.append(.evidence(faults)) }
    }
    if criterion.category == "financial", !evidence.contains(where: { criterion.isFigured(by: $0, on: day) }) {
      shortfalls.append(.noFigures)
    }
    return shortfalls
  }

  public var isMet: Bool { shortfalls.isEmpty }
}

extension Criterion {
  /// Whether `evidence` states cost and benefit, is of a sort that counts here, and is not of a day to come.
  fileprivate func isFigured(by evidence: Evidence, on day: CivilDate) -> Bool {
    evidence.cost != nil && evidence.benefit != nil && evidence.on.map { $0 <= day } ?? true
      && (evidenceTypes.isEmpty || evidenceTypes.contains(evidence.type))
  }
}

extension GateClosing {
  /// How the gate's criteria stand on `day`, in the model's order.
  public func standings(on day: CivilDate, history: GateHistory) -> [CriterionStanding] {
    let gate = decision.gate ?? ""
    let accepted = history.artifacts(before: gate)
    return (model.gate(gate)?.criteria ?? []).map {
      CriterionStanding($0, answer: decision.gateResult?.answer(to: $0.id), on: day, accepted: accepted)
    }
  }

  var gate: String { decision.gate ?? "" }
  var choice: String { decision.gateResult?.choice ?? "" }
  var isPass: Bool { decision.gateResult?.isPass == true }
  /// The stage that a pass opens.
  var opens: String? { model.gate(gate)?.opensStage }
  /// Whether no gate comes after it.
  var isLast: Bool { opens == model.stages.last }
}

extension GateRule {
  /// How the criteria of `closing` stand at the time of judgement, when it is a pass; nothing otherwise.
  func standings(of closing: GateClosing, _ context: RuleContext) throws -> [CriterionStanding] {
    guard closing.isPass else { return [] }
    let history = try GateHistory(of: closing.initiative, in: context.before)
    return closing.standings(on: context.home.day(of: context.time), history: history)
  }
}
