import Calendars
import Governance
import JSON

/// While a hard freeze is on, what it denies does not happen.
///
/// A freeze denies the actions that it names where every dimension that it states is one that the action states too, or
/// does not state. Starting a wave, passing a gate, changing an agreed scope, process, system, metric or policy and
/// telling customers can be frozen; pausing, rolling back, holding, voting and observing cannot. An emergency goes
/// through under an override that names every freeze that is on, and says so.
public struct HardFreezesHold: Rule {
  public static let id = RuleID(code: "FREEZE-01", name: "hard-freezes-hold")
  public static let asksReceivingClock = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try context.freezeAnswers().flatMap { answer in
      try answer.findings.compactMap { finding -> Violation? in
        switch finding {
        case .hardFreeze(let active):
          return try frozen(answer, active, .frozen(answer.act, active), context)
        case .overridden(let override, let active):
          return violation(
            .overridden(answer.act, active, by: override), in: answer.act.record, at: answer.act.pointer,
            fix: .noneNeeded, severity: .note)
        default: return nil
        }
      }
    }
  }
}

extension Rule {
  /// An act that freezes deny, with the ways out: the next opening, and overrides that could be named.
  func frozen(
    _ answer: FreezeAnswer, _ active: [FreezeFinding.Active], _ message: Violation.Message, _ context: RuleContext
  ) throws -> Violation {
    let denying = answer.findings.flatMap(\.denying).map(\.window)
    let possible = try context.overrides(opening: Set(denying).sorted(), for: answer.act)
    var found = violation(
      message, in: answer.act.record, at: answer.act.pointer, fix: .waitOrOverride(answer, denying, possible),
      whoCan: try possible.isEmpty ? context.whoCanOverride(for: answer.act) : [])
    found.isSettledByTrailer = !possible.isEmpty
    return found
  }
}

extension RuleContext {
  /// Who could let `act` through a freeze, if anybody can.
  func whoCanOverride(for act: FreezableAct) throws -> [RecordID] {
    guard let emergency = act.emergency, let subject = try before.record(emergency) else { return [] }
    let imagined = Decision(Record(id: emergency, kind: Decision.kind, fields: ["type": "freeze_override"]))
    return try whoCanApprove(imagined, on: subject)
  }
}

extension FreezeFinding {
  /// The windows that deny.
  fileprivate var denying: [Active] {
    switch self {
    case .hardFreeze(let active), .softFreeze(let active): active
    default: []
    }
  }
}

extension Violation.Message {
  fileprivate static func frozen(_ act: FreezableAct, _ active: [FreezeFinding.Active]) -> Self {
    "\(act.action.kind.rawValue) is frozen by \(Self.windows(active))"
  }
  fileprivate static func overridden(
    _ act: FreezableAct, _ active: [FreezeFinding.Active], by override: String
  ) -> Self {
    "\(act.action.kind.rawValue) goes through \(Self.windows(active)) under \(override)"
  }
  fileprivate static let noneNeeded: Self = "none needed now; review it afterwards: folio review new --type pir"

  /// `FRZ-0001 until 2027-01-04T00:00:00Z, FRZ-0002 until …`
  static func windows(_ active: [FreezeFinding.Active]) -> String {
    active.map { window in
      "\(window.window) until \(window.until.map { "\($0)" } ?? "further notice")"
    }.joined(separator: ", ")
  }

  fileprivate static func waitOrOverride(_ answer: FreezeAnswer, _ freezes: [String], _ possible: [RecordID]) -> Self {
    let opening = "next opening \(answer.nextOpening.map { "\($0)" } ?? "not within 400 days")"
    if !possible.isEmpty {
      return
        "name the override: --override \(possible.map(\.text).joined(separator: " or --override ")); or wait, \(opening)"
    }
    guard let emergency = answer.act.emergency else { return Self(opening) }
    let names = freezes.map { " --freeze \($0)" }.joined()
    let part = answer.act.part.map { " --wave \($0)" } ?? ""
    return "\(opening); or an override: folio decision new --subject \(emergency) --type freeze_override\(part)\(names)"
  }
}
