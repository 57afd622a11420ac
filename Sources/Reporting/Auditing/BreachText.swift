import Calendars
import Git
import Governance
public import JSON
public import Operations
import Rules

/// The commits that entered past the rules, for people.
public struct BreachText {
  private let names: RecordNames
  private let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  public func lines(_ verdict: HistoryVerdict) -> [String] {
    guard !verdict.breaches.isEmpty else {
      return ["no commit entered past the rules: \(verdict.judgedCount) judged"]
    }
    return verdict.breaches.flatMap { breach -> [String] in
      let facts = breach.facts
      let heading = "\(facts.shortID) of \(facts.time) by \(TerminalText(facts.authorEmail))"
      let text = ViolationText(style: style, nameOf: { _ in nil })
      let broken = breach.violations.filter { $0.violation.severity == .block }.compactMap { text.lines($0).first }
      return [style.bold(heading)] + broken.map { "  " + $0 } + [standing(of: breach, verdict), ""]
    } + ["\(verdict.breaches.count) in breach, \(verdict.acknowledgements.count) acknowledged"]
  }

  private func standing(of breach: JudgedCommit, _ verdict: HistoryVerdict) -> String {
    guard let decisions = breach.id.flatMap({ verdict.acknowledgements[$0] }) else {
      return "  " + style.yellow("not acknowledged; folio audit breaches --draft opens a decision on it")
    }
    return "  acknowledged by " + decisions.map { names.full($0.id) }.joined(separator: ", ")
  }
}

extension HistoryVerdict {
  /// `{head, commits, breaches: [{commit, time, by, rules: [code], acknowledged_by: [id], violations}]}`
  public var breachesJSON: JSONValue {
    [
      "head": .string(head.description), "commits": .integer(Int64(judgedCount)),
      "breaches": .array(breaches.map(json)),
    ]
  }

  private func json(_ breach: JudgedCommit) -> JSONValue {
    let decisions = breach.id.flatMap { acknowledgements[$0] } ?? []
    return [
      "commit": .string(breach.id?.description ?? ""), "time": .string("\(breach.facts.time)"),
      "by": .string(breach.facts.authorEmail), "rules": .array(breach.brokenRules.map { .string($0) }),
      "acknowledged_by": .array(decisions.map { .string($0.id.text) }),
      "violations": .array(
        breach.violations.filter { $0.violation.severity == .block }.map { $0.json(commit: breach.id?.description) }),
    ]
  }
}
