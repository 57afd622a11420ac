import Calendars
import Governance
public import Operations
import Rules

/// How an initiative stands at its gates, for people.
public struct GateText {
  let names: RecordNames
  let style: Style
  let violations: ViolationText

  public init(names: RecordNames = .none, style: Style = .plain, violations: ViolationText) {
    self.names = names
    self.style = style
    self.violations = violations
  }

  public func lines(_ status: GateStatus) -> [String] {
    let initiative = status.initiative
    return [
      style.bold("\(initiative.id)  \(TerminalText(initiative.title))"),
      "\(initiative.status), stage \(initiative.stage)", "",
    ] + status.gates.flatMap { gate($0, status) } + conditions(status) + lessons(status) + obstacles(status)
  }

  private func gate(_ standing: GateStatus.GateStanding, _ status: GateStatus) -> [String] {
    let heading: String
    switch standing.state {
    case .passed(let decision):
      let choice = decision.gateResult?.choice == "conditional_go" ? " with conditions" : ""
      heading = "\(style.green("passed"))\(choice) \(day(of: decision)) by \(decision.id)"
    case .open(let decision):
      let closes = decision.closesAt.map { ", closes \($0)" } ?? ""
      heading = "\(style.yellow("open")) \(decision.gateResult?.choice ?? "") in \(decision.id)\(closes)"
    case .next(let last):
      let before = last.map { ", after \($0.gateResult?.choice ?? "") on \(day(of: $0)) by \($0.id)" } ?? ""
      heading =
        "\(style.bold("next"))\(before): folio gate open \(status.initiative.id) \(standing.gate.id) --choice go"
    case .ahead: heading = style.dim("ahead")
    }
    let opens = "opens \(standing.gate.opensStage)"
    return ["\(style.bold(standing.gate.id))  \(heading)  \(style.dim(opens))"] + criteria(standing, status.today)
  }

  /// A gate ahead is only named: what it asks is asked later.
  private func criteria(_ standing: GateStatus.GateStanding, _ today: CivilDate) -> [String] {
    if case .ahead = standing.state { return [] }
    return standing.criteria.flatMap { criterion in
      self.criterion(criterion, waivedBy: standing.waivers, today) + suppliers(of: criterion, standing)
    }
  }

  private func suppliers(of criterion: CriterionStanding, _ standing: GateStatus.GateStanding) -> [String] {
    guard let people = standing.suppliers[criterion.criterion.id], !people.isEmpty else { return [] }
    return ["          who can: \(people.map(names.full).joined(separator: ", "))"]
  }

  private func criterion(
    _ standing: CriterionStanding, waivedBy waivers: [RecordID], _ today: CivilDate
  ) -> [String] {
    let criterion = standing.criterion
    let state: String
    switch (criterion.kind, standing.isMet) {
    case (.should, true): state = style.green("scores \(standing.answer?.score?.description ?? "")")
    case (.should, false): state = style.yellow(standing.answer?.score.map { "scores \($0)" } ?? "no score")
    case (_, true): state = style.green("met")
    case (_, false) where !waivers.isEmpty:
      state = style.yellow("waived") + " by " + waivers.map(names.full).joined(separator: ", ")
    case (_, false): state = style.red("unmet")
    }
    let kind = "\(criterion.kind?.rawValue ?? "") \(criterion.category)"
    return ["    \(criterion.id)  \(state)  \(style.dim(kind))  \(TerminalText(criterion.text))"]
      + (standing.answer?.evidence ?? []).map { "          \(evidence($0, today))" }
      + standing.shortfalls.flatMap { shortfall($0, of: criterion) }.map { "          missing: \($0)" }
  }

  private func evidence(_ evidence: Evidence, _ today: CivilDate) -> String {
    var parts = ["\(TerminalText(evidence.type)) n \(evidence.sample)"]
    if let on = evidence.on { parts.append("\(on), \(CivilDate.days(from: on, to: today)) d old") }
    if let segment = evidence.segment { parts.append(names.full(segment)) }
    if let cost = evidence.cost, let benefit = evidence.benefit { parts.append("cost \(cost), benefit \(benefit)") }
    return parts.joined(separator: ", ") + style.dim("  \(evidence.digest.prefix(12))")
  }

  private func shortfall(_ shortfall: CriterionStanding.Shortfall, of criterion: Criterion) -> [String] {
    switch shortfall {
    case .notMet: []
    case .noEvidence: ["evidence: \(wanted(criterion))"]
    case .evidence(let faults):
      faults.sorted { $0.key.digest < $1.key.digest }.map { evidence, faults in
        "\(evidence.type) is \(faults.map(\.description).joined(separator: " and "))"
      }
    case .noFigures: ["both cost and benefit in the evidence"]
    case .noScore: ["a score of 0 to 10\(criterion.leastScore.map { ", at least \($0)" } ?? "")"]
    case .scoreBelow(let least): ["a score of at least \(least)"]
    }
  }

  private func wanted(_ criterion: Criterion) -> String {
    var parts = [criterion.evidenceTypes.isEmpty ? "any" : criterion.evidenceTypes.joined(separator: " or ")]
    if let least = criterion.leastSample { parts.append("n \(least) or more") }
    if case .nominal(let days)? = criterion.longestAge?.length { parts.append("at most \(days) days old") }
    if criterion.category == "financial" { parts.append("with cost and benefit") }
    return parts.joined(separator: ", ")
  }

  private func conditions(_ status: GateStatus) -> [String] {
    guard !status.conditions.isEmpty else { return [] }
    return ["", style.bold("Open conditions")]
      + status.conditions.map { gate, decision, condition in
        let due = condition.dueOn.map { "due \($0)" } ?? "no last day"
        let overdue = condition.isOverdue(on: status.today) ? style.red(" overdue") : ""
        let owner = condition.owner.map { "  \(names.full($0))" } ?? ""
        return "  \(gate) \(condition.id)  \(due)\(overdue)\(owner)  \(TerminalText(condition.text))"
          + style.dim("  folio gate done \(decision) \(condition.id)")
      }
  }

  private func lessons(_ status: GateStatus) -> [String] {
    guard !status.lessons.isEmpty else { return [] }
    let text = LessonText(style: style)
    return ["", style.bold("Lessons to consider")]
      + status.lessons.map { "  " + text.hint($0, for: status.initiative.id) }
  }

  private func obstacles(_ status: GateStatus) -> [String] {
    guard !status.obstacles.isEmpty else { return [] }
    return ["", style.bold("Closing it as approved would be refused")]
      + status.obstacles.flatMap { violations.lines($0) }
  }

  private func day(of decision: Decision) -> String { decision.outcomeAt.map { "\($0)".prefix(10).description } ?? "" }
}
