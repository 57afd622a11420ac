import Git
public import Governance
public import Operations
import Rules

/// What a replay found, in words: the findings in the order of history, then what was looked at, then the verdict.
public struct HistoryText: Sendable {
  let style: Style
  let nameOf: @Sendable (RecordID) -> String?

  public init(style: Style, nameOf: @escaping @Sendable (RecordID) -> String?) {
    self.style = style
    self.nameOf = nameOf
  }

  public func lines(_ verdict: HistoryVerdict) -> [String] {
    findings(verdict) + unreadable(verdict) + scope(verdict) + [conclusion(verdict)]
  }

  private func findings(_ verdict: HistoryVerdict) -> [String] {
    let plain = ViolationText(style: style, nameOf: nameOf)
    var lines = verdict.references.flatMap { plain.lines(LocatedViolation($0, position: nil)) }
    for judged in verdict.findings {
      let text = ViolationText(style: style, commit: judged.facts.shortID, nameOf: nameOf)
      if judged.isRefused {
        lines.append(
          style.bold(
            "\(judged.facts.shortID) of \(judged.facts.time) by \(TerminalText(judged.facts.authorEmail)): accepted in breach"
          ))
        lines += acknowledgements(of: judged, verdict).map { "  acknowledged by \($0)" }
      }
      lines += judged.violations.flatMap(text.lines)
    }
    let outside =
      verdict.doubted.map(\.violation) + (verdict.receipts?.violations ?? [])
      + verdict.checkpoints.compactMap(\.violation)
    return lines + outside.flatMap { plain.lines(LocatedViolation($0, position: nil)) }
  }

  /// The decisions that let `judged` stand, each with those who approved it.
  private func acknowledgements(of judged: JudgedCommit, _ verdict: HistoryVerdict) -> [String] {
    let names = RecordNames(nameOf)
    return (judged.id.flatMap { verdict.acknowledgements[$0] } ?? []).map { decision in
      let approvers = decision.votes.filter { $0.choice == .approve }.map { names.full($0.principal) }
      return "\(decision.id) of \(decision.outcomeAt.map { "\($0)" } ?? ""): \(approvers.joined(separator: ", "))"
    }
  }

  private func unreadable(_ verdict: HistoryVerdict) -> [String] {
    verdict.unreadable.map { entry in
      let place = entry.commit.map { "commit \($0.shortened)" } ?? "history"
      return style.red("\(place) could not be checked: \(TerminalText(entry.reason))")
    }
  }

  private func scope(_ verdict: HistoryVerdict) -> [String] {
    var lines = beginning(verdict) + ["head     \(verdict.head)"]
    lines.append("commits  \(verdict.judgedCount) judged")
    if let activation = verdict.activation {
      lines.append(
        "set-up   ended by \(activation.facts.shortID) of \(activation.facts.time) by \(TerminalText(activation.facts.authorEmail)); "
          + "\(verdict.openingRecords) records declared in the opening balance, not proven")
    } else if verdict.isHeadInSetUp, verdict.judgedCount > 0 {
      lines.append("set-up   SET-UP: not ended yet; \(verdict.openingRecords) records declared, nothing governed")
    }
    if let receipts = verdict.receipts {
      lines.append("receipts \(receipts.count) of the server whose key is \(receipts.fingerprint)")
    }
    lines += verdict.checkpoints.compactMap(\.line)
    if let substitutes = verdict.substitutes, !substitutes.isEmpty {
      lines.append(
        "warning  plain git shows another history here: \(substitutes.replaced.count) replaced, \(substitutes.grafted.count) grafted objects; this verdict does not"
      )
    }
    return lines
  }

  /// Where the replay began.
  private func beginning(_ verdict: HistoryVerdict) -> [String] {
    guard let since = verdict.since else { return ["root     \(verdict.root.map { $0.description } ?? "not reached")"] }
    return switch since.standing {
    case .goesOn: ["since    \(since.commit), verified before"]
    case .isNotReached: ["since    \(since.commit), not reached"]
    case .isJudgedToo:
      [
        "root     \(verdict.root.map { $0.description } ?? "not reached")",
        "since    \(since.commit); what came after it puts commits before it in question, so all were judged",
      ]
    }
  }

  private func conclusion(_ verdict: HistoryVerdict) -> String {
    var words: [String] = []
    if verdict.hasFindings {
      let breaches = verdict.breaches.count
      let known = verdict.acknowledgements.isEmpty ? "" : " (\(verdict.acknowledgements.count) acknowledged)"
      let refused = breaches == 0 ? [] : ["\(breaches) \(breaches == 1 ? "commit" : "commits") in breach\(known)"]
      let doubted = verdict.doubted.isEmpty ? [] : ["\(verdict.doubted.count) in doubt"]
      let others = verdict.findingCount - breaches - verdict.doubted.count
      let whole = others == 0 ? [] : ["\(others) of the ledger as a whole"]
      words.append(style.red("FINDINGS: \((refused + doubted + whole).joined(separator: ", "))"))
    }
    if verdict.isPartialClone || !verdict.unreadable.isEmpty {
      words.append(style.red("INCOMPLETE: not all of history could be read; verify a full clone"))
    }
    if let older = verdict.receipts?.olderCommits, older > 0 {
      words.append(
        style.red("INCOMPLETE: \(older) commits are older than the first receipt; when they came in is not proven"))
    }
    if !verdict.isAnchored {
      words.append(
        style.yellow("UNANCHORED: no root is pinned, so this proves nothing against a rewritten history; --pin ROOT"))
    }
    if verdict.hasFindings, verdict.isAcknowledged {
      words.append("every breach is acknowledged by a decision; --accept-acknowledged takes that for an answer")
    }
    return words.isEmpty ? style.green("clean: \(extent(verdict))") : words.joined(separator: "\n")
  }

  private func extent(_ verdict: HistoryVerdict) -> String {
    switch verdict.since?.standing {
    case nil: "every commit from the pinned root to the head"
    case .isJudgedToo: "every commit from the root to the head"
    case .goesOn, .isNotReached: "every commit after the one that you verified before, to the head"
    }
  }
}
