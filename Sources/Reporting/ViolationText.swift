public import Governance
import JSON
public import Operations
import Rules

/// A violation in words: `CODE block SUBJECT (path:line /pointer): message`, then the way out (DOMAIN.md §0, Output).
public struct ViolationText: Sendable {
  let style: Style
  /// The commit to name before the path, in a push or a replay.
  let commit: String?
  /// What a person is called.
  let nameOf: @Sendable (RecordID) -> String?

  public init(
    style: Style = .plain, commit: String? = nil, nameOf: @escaping @Sendable (RecordID) -> String? = { _ in nil }
  ) {
    self.style = style
    self.commit = commit
    self.nameOf = nameOf
  }

  public func lines(_ located: LocatedViolation) -> [String] {
    let violation = located.violation
    let place = place(of: located)
    var head = "\(violation.rule.code) \(severity(violation)) \(TerminalText(violation.subject))"
    if !place.isEmpty { head += " (\(place))" }
    head += ": \(TerminalText(violation.message.description))"
    if let exception = violation.waivedBy { head += " waived_by \(exception)" }
    var fix = "  fix: \(TerminalText(violation.fix.description))"
    if !violation.whoCan.isEmpty { fix += "; who can: " + violation.whoCan.map(person).joined(separator: ", ") }
    return [head, fix]
  }

  private func severity(_ violation: Violation) -> String {
    switch violation.severity {
    case .block: style.red("block")
    case .warn: style.yellow("warn")
    case .note: style.dim("note")
    }
  }

  private func place(of located: LocatedViolation) -> String {
    var parts: [String] = []
    if let commit { parts.append(commit) }
    if let path = located.violation.path {
      parts.append(located.position.map { "\(TerminalText(path)):\($0.line)" } ?? "\(TerminalText(path))")
    }
    if let pointer = located.violation.pointer?.description, !pointer.isEmpty {
      parts.append("\(TerminalText(pointer))")
    }
    return parts.joined(separator: " ")
  }

  private func person(_ id: RecordID) -> String {
    nameOf(id).map { "\(id) \(TerminalText($0))" } ?? id.text
  }
}
