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
    references(verdict) + breaches(verdict) + limits(verdict)
  }

  /// What is wrong with the history as a whole, where no list of its breaches means anything.
  private func references(_ verdict: HistoryVerdict) -> [String] {
    let text = ViolationText(style: style, nameOf: { _ in nil })
    return verdict.references.flatMap { text.lines(LocatedViolation($0, position: nil)) }
  }

  /// Why there may be more than is listed.
  private func limits(_ verdict: HistoryVerdict) -> [String] {
    var lines: [String] = []
    if verdict.isPartialClone || !verdict.unreadable.isEmpty {
      lines.append(style.red("INCOMPLETE: not all of history could be read; folio verify names what could not"))
    }
    if !verdict.isAnchored {
      lines.append(style.yellow("UNANCHORED: no root is pinned, and a rewritten history may hide breaches; --pin ROOT"))
    }
    return lines
  }

  private func breaches(_ verdict: HistoryVerdict) -> [String] {
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
  /// `{head, commits, anchored, complete, references: [violation], breaches: [{commit, time, by, rules: [code], acknowledged_by: [id], violations}]}`
  public var breachesJSON: JSONValue {
    [
      "head": .string(head.description), "commits": .integer(Int64(judgedCount)),
      "anchored": .bool(isAnchored), "complete": .bool(isComplete),
      "references": .array(references.map { LocatedViolation($0, position: nil).json() }),
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
