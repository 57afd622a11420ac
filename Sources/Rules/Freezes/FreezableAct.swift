public import Calendars
public import Governance
public import JSON

/// Something that a commit does and a freeze may forbid (DOMAIN.md §0, Freezable actions).
struct FreezableAct {
  let action: FreezableAction
  /// The record of the commit that shows it.
  let record: RecordChange
  let pointer: JSONPointer?
  /// How long it takes and settles.
  let course: FreezeCourse
  /// What an override that opens freezes for it is decided on; nothing where none can be.
  let emergency: RecordID?
  /// The wave that starts.
  let part: String?
  /// Whether soft freezes do not concern it.
  let isExempt: Bool

  init(
    _ kind: FreezableAction.Kind, in scope: FreezeScope, by record: RecordChange, at pointer: JSONPointer? = nil,
    taking course: FreezeCourse = .moment, emergency: RecordID? = nil, part: String? = nil,
    isExempt: Bool = false
  ) {
    action = FreezableAction(kind, in: scope)
    self.record = record
    self.pointer = pointer
    self.course = course
    self.emergency = emergency
    self.part = part
    self.isExempt = isExempt
  }
}

extension RuleContext {
  /// Everything that the commit does and a freeze may forbid.
  ///
  /// - Throws: what reading a referenced record or the marks of a schema threw.
  func freezableActs() throws -> [FreezableAct] {
    try wavesStarted() + noticesSent() + gatesPassed() + scopesChanged() + operationsChanged() + frameChanges()
  }

  /// Waves that start, with how long they take and settle.
  private func wavesStarted() throws -> [FreezableAct] {
    let settles = policy?.flag("rollout", "settle_rule") ?? true
    return try change.waveSteps.filter(\.starts).map { step in
      FreezableAct(
        .waveStart, in: try scope(of: step), by: step.record, at: step.pointer("state"),
        taking: FreezeCourse(
          length: step.after.cutover, soak: settles ? step.after.soak : nil, zone: try zone(of: step.after)),
        emergency: step.rollout.id, part: step.after.id)
    }
  }

  /// Notices that go out to customers.
  private func noticesSent() throws -> [FreezableAct] {
    try change.sentNotices.filter { $0.notice.audience == "external" }.map { sending in
      FreezableAct(.commsExternal, in: try scope(of: sending.step), by: sending.step.record, at: sending.pointer)
    }
  }

  private func scope(of step: WaveStep) throws -> FreezeScope {
    let initiative = try initiative(of: step.rollout)
    return FreezeScope(
      regions: [step.after.region], segments: Set(step.after.segments.map(\.text)),
      processes: Set(initiative?.processes.map(\.text) ?? []),
      initiatives: Set([step.rollout.initiative?.text].compactMap { $0 }))
  }

  /// Gate decisions that close as go or conditional go.
  private func gatesPassed() throws -> [FreezableAct] {
    try change.closedGates.filter { $0.decision.gateResult?.isPass == true }.map { record, decision in
      let initiative = try before.record(decision.subject, as: Initiative.self)
      return FreezableAct(.gateGo, in: initiative?.freezeScope ?? FreezeScope(), by: record)
    }
  }

  /// Changes that are applied to initiatives.
  private func scopesChanged() throws -> [FreezableAct] {
    try change.applications.compactMap { application in
      guard let initiative = try before.record(application.after.target, as: Initiative.self) else { return nil }
      let scope = application.request.freezeScope(changing: initiative.record, to: nil)
      return act(.scopeChange, in: scope, by: application)
    }
  }

  /// What is agreed on processes and metrics and becomes something else, by a change, a decision or nothing at all.
  private func operationsChanged() throws -> [FreezableAct] {
    let applications = change.applicationsByTarget
    let uses = Dictionary(grouping: change.editDecisionUses, by: \.decision.subject)
    return try change.records.flatMap { record -> [FreezableAct] in
      guard [Process.kind, Metric.kind].contains(record.kind), let old = record.before,
        try before.isUnderChangeControl(old)
      else { return [] }
      let places = try record.baselinedDifferences().map(\.pointer)
      let kinds = Set(places.map { FreezableAction.Kind(editOf: record.kind, at: $0) })
      return kinds.sorted { $0.rawValue < $1.rawValue }.map { kind in
        if let application = applications[record.id]?.first {
          return act(
            kind, in: application.request.freezeScope(changing: old, to: record.after), by: application)
        }
        let place = places.first { FreezableAction.Kind(editOf: record.kind, at: $0) == kind }
        let use = uses[record.id]?.first?.record
        return FreezableAct(kind, in: FreezeScope(target: old), by: use ?? record, at: use == nil ? place : nil)
      }
    }
  }

  /// What takes a policy decision: it concerns everything.
  private func frameChanges() throws -> [FreezableAct] {
    try FrameAct.all(in: change).map { FreezableAct(.policyChange, in: FreezeScope(), by: $0.record, at: $0.pointer) }
  }

  private func act(
    _ kind: FreezableAction.Kind, in scope: FreezeScope, by application: ChangeApplication
  ) -> FreezableAct {
    let request = application.request
    let template = request.type == "standard" ? request.template.flatMap { policy?.standardChange($0) } : nil
    return FreezableAct(
      kind, in: scope, by: application.record, emergency: request.type == "emergency" ? request.id : nil,
      isExempt: template?.isFreezeExempt ?? false)
  }
}

extension FreezableAction.Kind {
  /// What an edit of an agreed field of a process or metric is.
  fileprivate init(editOf kind: RecordKind, at pointer: JSONPointer) {
    if kind == Metric.kind {
      self = .metricChange
    } else {
      self = pointer.tokens.first == "systems" ? .configChange : .processChange
    }
  }
}

extension ChangeApplication {
  /// The change as it was approved.
  fileprivate var request: ChangeRequest { before ?? after }
}

extension ChangeRequest {
  /// Where it takes effect, as a freeze asks: where it says so, and beyond doubt in what it edits.
  ///
  /// What it edits never escapes a freeze of its initiative, its process or its systems by being called something else;
  /// a dimension that it does not state matches every freeze as before.
  ///
  /// - Parameters:
  ///   - target: the record that it edits.
  ///   - after: the same as the change leaves it, where that is known.
  public func freezeScope(changing target: Record, to after: Record?) -> FreezeScope {
    let stated = fields.object("affects").map { FreezeScope(of: $0) }
    if let initiative = target.of(Initiative.self) {
      var scope = stated ?? initiative.freezeScope
      scope.initiatives = [initiative.id.text]
      return scope
    }
    guard var scope = stated else { return FreezeScope(target: target) }
    guard target.kind == Process.kind else { return scope }
    if !scope.processes.isEmpty { scope.processes.insert(target.id.text) }
    if !scope.systems.isEmpty, let after { scope.systems.formUnion(Self.systemsEdited(from: target, to: after)) }
    return scope
  }

  private static func systemsEdited(from before: Record, to after: Record) -> Set<String> {
    let (old, new) = (before.fields.objects("systems"), after.fields.objects("systems"))
    let edited = old.filter { !new.contains($0) } + new.filter { !old.contains($0) }
    return Set(edited.compactMap { $0.string("name") })
  }
}

extension Initiative {
  /// Whom and what it touches, as a freeze asks.
  public var freezeScope: FreezeScope {
    var scope = FreezeScope(of: fields)
    scope.initiatives = [id.text]
    return scope
  }
}

extension FreezeScope {
  /// The dimensions that `fields` state.
  public init(of fields: JSONObject) {
    self.init(
      regions: Set(fields.strings("regions")), segments: Set(fields.strings("segments")),
      processes: Set(fields.strings("processes")), systems: Set(fields.strings("systems")))
  }

  /// What is known of a change of `target` that does not say what it affects.
  fileprivate init(target: Record) {
    self.init(processes: target.kind == Process.kind ? [target.id.text] : [])
  }
}
