import Calendars
import Governance
public import Operations
import Rules

/// What a guard says, for people.
public struct GuardText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  /// Nothing where the push touches nothing that is guarded.
  public func lines(_ verdict: GuardVerdict) -> [String] {
    verdict.findings.flatMap { lines($0) }
  }

  public func lines(_ status: GuardStatus) -> [String] {
    let age = status.staleness.map { style.red("\($0)") } ?? style.green("fresh")
    let heading = [
      "rules from \(TerminalText(status.configuration.source))",
      "ledger \(TerminalText(status.ledger.path)), as of \(status.ledger.freshAt): \(age)",
    ]
    return heading
      + status.lines.flatMap { line -> [String] in
        let closing = line.closesAt.map { "until \(line.status.clock($0))" } ?? "for more than 400 days"
        return ["", style.bold(what(line.rule))] + freezes(line.status) + (line.status.isFrozen ? [] : ["  \(closing)"])
      }
  }

  private func lines(_ finding: GuardVerdict.Finding) -> [String] {
    let references = finding.references.map { "\(TerminalText($0))" }.joined(separator: ", ")
    guard finding.isRefused else {
      let under = finding.passedUnder.map { "under \(names.full($0))" } ?? "while nothing is frozen"
      return ["guard: \(references) \(style.green("passes")) \(under)"]
    }
    var lines = ["guard: \(references) is \(style.red("refused"))", "  it touches \(what(finding.rule))"]
    lines += finding.paths.prefix(3).map { "    \(TerminalText($0))" }
    if finding.paths.count > 3 { lines.append("    and \(finding.paths.count - 3) more") }
    if finding.status.isFrozen { lines += freezes(finding.status).map { "  \($0)" } }
    lines += finding.refusals.map { "  \(words($0, finding))" }
    if finding.refusals.isEmpty { lines.append("  no change is named (Folio-Change) that covers it") }
    return lines + next(finding)
  }

  private func words(_ refusal: GuardVerdict.Refusal, _ finding: GuardVerdict.Finding) -> String {
    switch refusal {
    case .unknown(let text): return "\(TerminalText(text)) is no change of this ledger"
    case .frozen(let id, let verdict):
      let fails = verdict.findings.contains { if case .overrideFails = $0 { true } else { false } }
      return
        "\(id) covers it, and \(fails ? "its override does not open every freeze now" : "no override lets it through the freeze")"
    case .doesNotCover(let id, let objection):
      return switch objection {
      case .notApproved(let status): "\(id) is \(status), not approved"
      case .outOfDate(let day): "\(id) could be used until \(day)"
      case .elsewhere: "\(id) affects something else"
      }
    }
  }

  private func next(_ finding: GuardVerdict.Finding) -> [String] {
    guard let first = finding.candidates.first else {
      return finding.status.isFrozen
        ? ["  nothing approved covers it now; next: wait for the opening, or override"]
        : ["  nothing approved covers it; next, in the ledger:", "    folio change new --help"]
    }
    let list = finding.candidates.prefix(5).map { change in
      "    \(names.full(change.id))\(change.useBy.map { ", to be used before \($0)" } ?? "")"
    }
    return ["  what could cover it:"] + list
      + [
        "  next: git push -o folio-change=\(first.id) …, or",
        "    git commit --amend --no-edit --trailer Folio-Change:\(first.id)",
      ]
  }

  /// The calendar's answer, with its opening on a line of its own: hooks are read in narrow terminals.
  private func freezes(_ status: FreezeStatus) -> [String] {
    let details = FreezeText(names: names, style: style).lines(status).dropFirst(3).map { "  \($0)" }
    guard status.isFrozen else { return ["  \(style.green("open"))"] + details }
    let opening = status.answers.compactMap(\.verdict.nextOpening).max()
    let words = opening.map { "opens \(status.clock($0))" } ?? "does not open within 400 days"
    return ["  \(style.red("frozen"))", "    \(words)"] + details
  }

  private func what(_ rule: GuardRule) -> String {
    let scope = rule.action.scope
    let parts = [scope.systems, scope.regions, scope.segments, scope.processes].flatMap { $0.sorted() }
    let paths = rule.paths.isEmpty ? "every path" : rule.paths.map(\.description).joined(separator: ", ")
    return "\(TerminalText(paths)): \(rule.action.kind.rawValue) \(TerminalText(parts.joined(separator: ", ")))"
  }
}
