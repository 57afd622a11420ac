import Calendars
import Governance
import JSON

/// An initiative is over when operations run what it made, customers use it, and others can learn from it.
///
/// The last gate is passed only when every item of the handover was accepted by the owner of a receiving process; the
/// gate's evidence, or what was counted since the last wave ended, measures the usage and the outcome that `adoption`
/// names; a lesson from the initiative, its changes, its rollouts or its escalations is published; every control document
/// of its processes is in effect and taught; and each metric among its outcomes was given a target since the gate before,
/// be it the old one with a reason.
public struct InitiativesEndInOperations: GateRule {
  public static let id = RuleID(code: "GATE-14", name: "initiatives-end-in-operations")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass, closing.isLast else { return [] }
    return try Ending(closing, context).missing().map {
      violation(
        .cannotClose(closing.initiative.id, $0.words), in: record, at: "/gate_result/choice", fix: $0.fix,
        whoCan: $0.whoCan)
    }
  }
}

/// Something that keeps an initiative from ending, and the way out.
private struct Missing {
  let words: String
  let fix: Violation.Message
  var whoCan: [RecordID] = []
}

/// What keeps one initiative from ending.
private struct Ending {
  let closing: GateClosing
  let initiative: Initiative
  let context: RuleContext
  let state: any LedgerState

  init(_ closing: GateClosing, _ context: RuleContext) {
    self.closing = closing
    self.context = context
    initiative = closing.initiative
    state = context.before
  }

  func missing() throws -> [Missing] {
    try handover() + adoption() + lesson() + documents() + targets()
  }

  private func handover() throws -> [Missing] {
    let receivers = try initiative.receivers(in: state)
    return initiative.handover.filter { item in item.id("accepted_by").map { !receivers.contains($0) } ?? true }
      .map {
        Missing(
          words: "'\($0.string("item") ?? "")' is not accepted by operations", fix: .accept(initiative.id),
          whoCan: receivers.sorted())
      }
  }

  private func adoption() throws -> [Missing] {
    let evident = Set((closing.decision.gateResult?.evidence ?? []).filter { $0.sample > 0 }.compactMap(\.metric))
    let asked = [("usage", initiative.usageMetric), ("outcome", initiative.outcomeMetric)]
    return try asked.compactMap { name, metric in
      guard let metric else {
        return Missing(words: "no metric of \(name) is named", fix: .nameMetric(initiative.id, name))
      }
      let isMeasured = try evident.contains(metric) || isObserved(metric)
      return isMeasured ? nil : Missing(words: "\(name) (\(metric)) is not measured", fix: .measure(metric))
    }
  }

  /// Whether anybody was counted for `metric` since the gate before was passed and the last wave ended.
  private func isObserved(_ metric: RecordID) throws -> Bool {
    guard let passed = try lastPass() else { return false }
    let ends = try initiative.rollouts.flatMap { try state.record($0, as: Rollout.self)?.waves ?? [] }
      .filter { $0.state == .completed }.compactMap(\.endedAt)
    let since = ends.map { context.home.day(of: $0) }.reduce(passed, max)
    return try state.months(of: metric, on: since...max(since, context.today)).contains { month in
      month.rows.contains { $0.sample > 0 && $0.day.map { $0 >= since } == true }
    }
  }

  /// The day at home on which the gate before was passed.
  private func lastPass() throws -> CivilDate? {
    try GateHistory(of: initiative, in: state).passes.last?.outcomeAt.map { context.home.day(of: $0) }
  }

  private func lesson() throws -> [Missing] {
    let sources = Set(
      [initiative.id] + (initiative.baseline?.changes ?? []) + initiative.escalations + initiative.rollouts)
    let hasLesson = try state.all(Lesson.self).contains { lesson in
      lesson.isPublished && lesson.source.map(sources.contains) == true
    }
    return hasLesson ? [] : [Missing(words: "no lesson of it is published", fix: .writeLesson(initiative.id))]
  }

  private func documents() throws -> [Missing] {
    try initiative.processes.compactMap { try state.record($0, as: Process.self) }.flatMap { process -> [Missing] in
      let documents = process.controlDocuments
      let late = documents.filter { $0.date("effective_on").map { $0 > context.today } ?? true }.map {
        Missing(words: "\($0.string("id") ?? "") of \(process.id) is not in effect", fix: .awaitDocument)
      }
      let newest = documents.compactMap { $0.integer("version") }.max() ?? 0
      let taught = process.trainingMaterial.compactMap { $0.integer("covers_doc_version") }.max() ?? 0
      guard taught < newest else { return late }
      return late + [
        Missing(words: "training of \(process.id) covers version \(taught) of \(newest)", fix: .teach(process.id))
      ]
    }
  }

  private func targets() throws -> [Missing] {
    let since = try lastPass()
    return try initiative.outcomeMetrics.filter { id in
      guard let metric = try state.record(id, as: Metric.self) else { return true }
      return !metric.targetDays.contains { day in since.map { day >= $0 } ?? true }
    }.map { Missing(words: "\($0) has no target since the gate before", fix: .setTarget($0)) }
  }
}

extension Violation.Message {
  fileprivate static func cannotClose(_ initiative: RecordID, _ missing: String) -> Self {
    "\(initiative) cannot close: \(missing)"
  }
  fileprivate static func accept(_ initiative: RecordID) -> Self {
    "have it accepted: folio initiative edit \(initiative) --set /handover/0/accepted_by=PER-…"
  }
  fileprivate static func nameMetric(_ initiative: RecordID, _ name: String) -> Self {
    "name it: folio initiative edit \(initiative) --set /adoption/\(name)_metric=MET-…"
  }
  fileprivate static func measure(_ metric: RecordID) -> Self {
    "bring in what was counted: folio metric ingest \(metric) FILE.csv, or add evidence to the gate: C1=outcome_metric,n=…,on=…,file=…,metric=\(metric)"
  }
  fileprivate static func writeLesson(_ initiative: RecordID) -> Self {
    "write it: folio lesson new --set source=\(initiative), then folio lesson publish"
  }
  fileprivate static let awaitDocument: Self = "wait for the day, or choose hold"
  fileprivate static func teach(_ process: RecordID) -> Self {
    "bring it up to date: folio process edit \(process) --set /training_material/…/covers_doc_version=…"
  }
  fileprivate static func setTarget(_ metric: RecordID) -> Self {
    "set one, or keep the old one with a reason: folio decision new --type metric --subject \(metric) --touch /targets=…"
  }
}
