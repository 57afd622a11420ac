import Calendars
import Governance

/// Whoever relies on a freeze override relies on one that was approved for this, names every freeze that is on, and
/// holds now.
///
/// The commit names it (`Folio-Override`). It was closed as approved before the commit, its subject is the emergency
/// change that the commit applies or the rollout whose wave it starts, it lists all windows that deny, the time lies in
/// it, and it is no longer than the policy lets overrides be.
public struct OverridesCoverTheFreeze: Rule {
  public static let id = RuleID(code: "FREEZE-05", name: "overrides-cover-the-freeze")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let overrides = try context.namedOverrides()
    guard !overrides.isEmpty else { return [] }
    let answers = try context.freezeAnswers()
    return overrides.flatMap { override -> [Violation] in
      guard override.isApproved, override.window != nil else {
        return [violation(.notApproved(override), by: change.facts, fix: .approve(override.id))]
      }
      guard answers.contains(where: { override.isFor($0.act) }) else {
        let others = Set(answers.compactMap(\.act.emergency)).sorted()
        return [violation(.notForThis(override, others), by: change.facts, fix: .emergencyOnly)]
      }
      return answers.flatMap { answer in
        answer.findings.compactMap { finding -> Violation? in
          guard case .overrideFails(override.id.text, let faults) = finding else { return nil }
          return violation(
            .fails(override, faults), in: answer.act.record, at: answer.act.pointer, fix: .decideAgain(override))
        }
      }
    }
  }
}

extension Violation.Message {
  fileprivate static func notApproved(_ override: NamedOverride) -> Self {
    switch override.decision {
    case nil: "\(override.id) is not there before this commit"
    case let decision? where decision.type != "freeze_override":
      "\(override.id) is a \(decision.type) decision, not a freeze override"
    case let decision? where decision.isApproved: "\(override.id) does not say when it holds"
    case let decision?: "\(override.id) is \(decision.outcome ?? decision.status), not approved before this commit"
    }
  }
  fileprivate static func notForThis(_ override: NamedOverride, _ others: [RecordID]) -> Self {
    let subject = (override.decision?.subject?.text ?? "nothing") + (override.decision?.wave.map { "#\($0)" } ?? "")
    if others.isEmpty || others == [override.decision?.subject] {
      return "\(override.id) opens freezes for \(subject), which is no emergency that this commit carries out"
    }
    return
      "\(override.id) opens freezes for \(subject), and this commit carries out \(others.map(\.text).joined(separator: ", "))"
  }
  fileprivate static func fails(_ override: NamedOverride, _ faults: [FreezeOverride.Fault]) -> Self {
    let reasons = faults.map { fault in
      switch fault {
      case .doesNotName(let windows): "it does not name \(windows.joined(separator: ", "))"
      case .doesNotHold:
        "it holds from \(override.window.map { "\($0.validFrom) until \($0.validTo)" } ?? "no time")"
      case .isTooLong: "it holds longer than \(override.window.map { "\($0.bound)" } ?? "it may")"
      }
    }
    return "\(override.id) does not cover this: \(reasons.joined(separator: "; "))"
  }
  fileprivate static func approve(_ decision: RecordID) -> Self {
    "folio decision status \(decision) says what is missing; close it as approved in an earlier commit"
  }
  fileprivate static let emergencyOnly: Self =
    "only an emergency change, or a wave, goes through a freeze; wait for the next opening: folio freeze next-open"
  fileprivate static func decideAgain(_ override: NamedOverride) -> Self {
    "decide on an override that names every freeze and holds now: folio decision new --subject \(override.decision?.subject?.text ?? "CHG") --type freeze_override"
  }
}
