import Calendars
import Governance
import Rules

/// What a push asks the ledger: whether the calendar lets it through, under the changes that it names.
struct GuardQuestion {
  let freezes: LedgerFreezes
  let view: LedgerView
  let named: [String]
  let exceptions: [RecordID]

  init(_ freezes: LedgerFreezes, _ view: LedgerView, named: [String], exceptions: [RecordID]) {
    self.freezes = freezes
    self.view = view
    self.named = named
    self.exceptions = exceptions
  }

  /// What is said to a rule that the push touches.
  ///
  /// - Throws: what reading the ledger threw.
  func finding(_ touched: TouchedRule) throws -> GuardVerdict.Finding {
    let action = touched.rule.action
    let status = try FreezeStatus(FreezeQuestion([action.kind], in: action.scope, at: view.time), in: view)
    let timeline = try freezes.calendar.timeline(of: action, from: view.time)
    let home = try view.home

    var refusals: [GuardVerdict.Refusal] = []
    var passedUnder: RecordID?
    for text in named {
      guard let id = RecordID(text), let change = try view.state.record(id, as: ChangeRequest.self) else {
        refusals.append(.unknown(text))
        continue
      }
      let covering = CoveringChange(change, in: view.state, home: home)
      if let objection = covering.objection(to: action.scope, at: view.time) {
        refusals.append(.doesNotCover(id, objection))
        continue
      }
      let verdict = try covering.verdict(of: timeline, at: view.time, relyingOn: exceptions)
      if verdict.isRefused { refusals.append(.frozen(id, verdict)) } else if passedUnder == nil { passedUnder = id }
    }
    // A slip in an id is said even where another change covers the work: somebody meant something by it.
    let isUnknown = refusals.contains { if case .unknown = $0 { true } else { false } }
    let isFree = !touched.rule.needsChange && !status.isFrozen
    let isRefused = isUnknown || passedUnder == nil && !isFree
    return GuardVerdict.Finding(
      rule: touched.rule, references: touched.references, paths: touched.paths, status: status,
      passedUnder: passedUnder, isRefused: isRefused, refusals: refusals,
      candidates: isRefused ? try candidates(action, timeline, home) : [])
  }

  /// The changes that would let the work through if they were named.
  private func candidates(
    _ action: FreezableAction, _ timeline: FreezeTimeline, _ home: HomeCalendar
  ) throws -> [ChangeRequest] {
    try view.state.all(ChangeRequest.self).filter { change in
      let covering = CoveringChange(change, in: view.state, home: home)
      guard covering.objection(to: action.scope, at: view.time) == nil else { return false }
      return try !covering.verdict(of: timeline, at: view.time, relyingOn: exceptions).isRefused
    }
  }
}
