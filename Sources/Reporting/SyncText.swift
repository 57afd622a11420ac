public import Git
import Governance
public import JSON
public import Operations
import Rules

/// How two copies of a ledger came together, or why not.
public struct SyncText: Sendable {
  let remote: String
  let style: Style

  public init(remote: String, style: Style = .plain) {
    self.remote = remote
    self.style = style
  }

  public func lines(_ report: SyncLedger.Report) -> [String] {
    var lines: [String] = []
    if report.incoming > 0 { lines.append("took in \(commits(report.incoming)) from \(remote)") }
    for (old, new) in report.replayed {
      lines.append("made again \(short(old)) as \(new.facts.shortID) \(TerminalText(old.subject))")
    }
    for old in report.dropped {
      lines.append("left out \(short(old)) \(TerminalText(old.subject)): nothing of it is new")
    }
    if report.pushed > 0 { lines.append(style.green("pushed") + " \(commits(report.pushed)) to \(remote)") }
    if report.unpushed > 0 { lines.append("\(commits(report.unpushed)) not pushed") }
    return lines.isEmpty ? ["nothing to do: \(remote) and this copy are one"] : lines
  }

  public func json(_ report: SyncLedger.Report) -> JSONValue {
    [
      "incoming": .integer(Int64(report.incoming)), "pushed": .integer(Int64(report.pushed)),
      "unpushed": .integer(Int64(report.unpushed)),
      "replayed": .array(
        report.replayed.map { old, new in
          ["old": .string(old.id.description), "new": new.id.map { .string($0.description) } ?? .null]
        }),
      "left_out": .array(report.dropped.map { .string($0.id.description) }),
    ]
  }

  /// Each contradiction, then what it is about and what to do.
  public func lines(_ commit: CommitObject, _ conflicts: [ReplayConflict]) -> [String] {
    conflicts.map(line) + [
      "folio: your commit \(short(commit)) (\(TerminalText(commit.subject))) contradicts what \(remote) has; nothing moved",
      "  fix: git branch mine && git reset --keep \(remote)/main, then make your edit again, or ask whoever made theirs",
    ]
  }

  public func json(_ conflict: ReplayConflict) -> JSONValue {
    switch conflict {
    case .value(let path, let conflict):
      var fields = ConflictText().json(conflict).objectValue ?? [:]
      fields["path"] = .string(path)
      return .object(fields)
    case .file(let path): return ["path": .string(path)]
    case .stale(let decision, let subject):
      return ["decision": .string(decision.text), "subject": .string(subject.text)]
    }
  }

  public func short(_ commit: CommitObject) -> String { String(commit.id.description.prefix(7)) }

  private func line(_ conflict: ReplayConflict) -> String {
    switch conflict {
    case .value(let path, let conflict): ConflictText().line(conflict, in: path)
    case .file(let path): "\(TerminalText(path)): both sides changed it, and it is no record"
    case .stale(let decision, let subject):
      "\(decision): \(subject) or the decision changed after you voted; vote again"
    }
  }

  private func commits(_ count: Int) -> String { count == 1 ? "1 commit" : "\(count) commits" }
}
