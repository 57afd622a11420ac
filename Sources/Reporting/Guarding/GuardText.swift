import Calendars
import Governance
public import JSON
public import Operations
import Rules

/// What the guard says to somebody who pushes.
public struct GuardText {
  private let style: Style
  public init(style: Style = .plain) { self.style = style }

  public func lines(_ refusal: GuardPush.Refusal) -> [String] {
    let more = refusal.pathCount > 1 ? " and \(refusal.pathCount - 1) more" : ""
    let what = "\(refusal.rule.action.rawValue) of \(refusal.rule.scopeInWords)"
    let place = "\(TerminalText(refusal.reference)) (\(TerminalText(refusal.path))\(more))"
    switch refusal.cause {
    case .notCovered(let named, let candidates, let status):
      let heading = "\(style.red("GUARD block")) \(place): no approved change covers \(what)"
      return [heading] + named.map { "  \(TerminalText($0))" } + (status.isFrozen ? answer(status) : [])
        + ways(candidates)
    case .frozen(let status, let change, let overrides):
      let heading = "\(style.red("GUARD block")) \(place): \(what) is frozen, for \(change) too"
      return [heading] + overrides.map { "  \(TerminalText($0))" }
        + answer(status)
        + [
          "  fix: wait, or have an override of all of them for \(change):",
          "    folio decision new --subject \(change) \(status.windows.map { "--freeze \($0)" }.joined(separator: " "))",
          "    git push -o folio-change=\(change) -o folio-override=DEC-…",
        ]
    }
  }

  private func answer(_ status: FreezeStatus) -> [String] {
    FreezeText(style: style).lines(status).filter { !$0.isEmpty }.map { "  \($0)" }
  }

  private func ways(_ candidates: [ChangeRequest]) -> [String] {
    guard let first = candidates.first else {
      return [
        "  no change of the ledger does; fix: folio change new --target …, get it approved, and name it when you push"
      ]
    }
    let known = candidates.prefix(5).map { change in
      "    \(change.id)  \(TerminalText(change.record.title))\(change.useBy.map { ", to be used before \($0)" } ?? "")"
    }
    return ["  these would:"] + known + [
      "  fix: git push -o folio-change=\(first.id), or a trailer Folio-Change: \(first.id) in the last commit"
    ]
  }

  public func lines(_ unusable: GuardedLedger.Unusable) -> [String] {
    [
      "\(style.red("GUARD block")) \(TerminalText(unusable.description)); nothing passes unknown",
      "  fix: \(TerminalText(unusable.fix))",
    ]
  }
}

extension FreezeStatus {
  /// The windows that refuse what was asked, in order of id.
  fileprivate var windows: [String] {
    Set(answers.flatMap { $0.verdict.findings.filter(\.refuses).flatMap(\.windows) }).sorted()
  }
}

extension GuardPush.Refusal {
  /// `{reference, action, scope, path, paths, cause: "not_covered" | "frozen", …}`
  public var json: JSONValue {
    var fields: JSONObject = [
      "reference": .string(reference), "action": .string(rule.action.rawValue), "scope": .string(rule.scopeInWords),
      "path": .string(path), "paths": .integer(Int64(pathCount)),
    ]
    switch cause {
    case .notCovered(let named, let candidates, let status):
      fields["freezes"] = .array(status.windows.map { .string($0) })
      fields["next_opening"] = status.answers.compactMap(\.verdict.nextOpening).max().map { .string("\($0)") }
      fields["cause"] = "not_covered"
      fields["named"] = .array(named.map { .string($0) })
      fields["candidates"] = .array(candidates.map { .string($0.id.text) })
    case .frozen(let status, let change, let overrides):
      fields["cause"] = "frozen"
      fields["change"] = .string(change.text)
      fields["overrides"] = .array(overrides.map { .string($0) })
      fields["freezes"] = .array(status.windows.map { .string($0) })
      fields["next_opening"] = status.answers.compactMap(\.verdict.nextOpening).max().map { .string("\($0)") }
    }
    return .object(fields)
  }
}
