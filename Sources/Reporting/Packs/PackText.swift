import Calendars
import Git
import Governance
public import JSON
public import Operations
import Rules

/// What was found of a pack, in words.
public struct PackText {
  private let style: Style

  public init(style: Style) { self.style = style }

  /// - Parameter isPinned: whether the pin in it was compared with one from outside.
  public func lines(_ outcome: VerifyPack.Outcome, isPinned: Bool) -> [String] {
    let plain = ViolationText(style: style)
    let faults = (outcome.violations + outcome.checkpoints.compactMap(\.violation)).flatMap {
      plain.lines(LocatedViolation($0, position: nil))
    }
    guard let pack = outcome.pack else {
      return faults + [style.red("FINDINGS: the pack is not whole; nothing in it is proven")]
    }
    let evidence = pack.evidence
    let facts = [
      "pack     \(evidence.period), \(evidence.period.firstDay) to \(evidence.period.lastDay), of ledger \(TerminalText(evidence.pin.ledger ?? ""))",
      "key      \(evidence.pin.keys.joined(separator: " "))",
    ]
    let history = HistoryText(style: style, nameOf: { _ in nil }).lines(evidence.verdict)
    let noted = outcome.checkpoints.compactMap(\.line)
    return faults + facts + noted + history + [conclusion(outcome, isPinned)]
  }

  private func conclusion(_ outcome: VerifyPack.Outcome, _ isPinned: Bool) -> String {
    guard outcome.violations.isEmpty else { return style.red("FINDINGS: the pack is not what its history gives") }
    guard outcome.isWhole else { return style.red("FINDINGS: the history in the pack is not what was noted of it") }
    let pin =
      isPinned
      ? "the root is the one that you trust"
      : "compare root and key with what you were told by other means, or say --pin ROOT"
    return style.green("whole: every file is what the history in the pack gives") + "; \(pin)"
  }
}

extension VerifyPack.Outcome {
  /// `{whole, pin?, period?, verdict?, checkpoints?, violations}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "whole": .bool(isWhole),
      "violations": .array(
        (violations + checkpoints.compactMap(\.violation)).map { LocatedViolation($0, position: nil).json() }),
    ]
    if !checkpoints.isEmpty { fields["checkpoints"] = .array(checkpoints.map(\.json)) }
    fields["pin"] = pack.map { $0.evidence.pin.json }
    fields["period"] = pack.map { .string($0.evidence.period.description) }
    fields["verdict"] = pack.map { $0.evidence.verdict.json }
    return .object(fields)
  }
}
