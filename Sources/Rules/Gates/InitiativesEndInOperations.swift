import Calendars
import Governance
import JSON

/// An initiative is over when operations run what it made, customers use it, and others can learn from it.
///
/// The last gate is passed only when every item of the handover was accepted by the owner of a receiving process; the
/// gate's evidence measures the usage and the outcome that `adoption` names; a lesson from the initiative, its changes or
/// its escalations is published; every control document of its processes is in effect and taught; and each metric among
/// its outcomes was given a target since the gate before, be it the old one with a reason.
public struct InitiativesEndInOperations: GateRule {
  public static let id = RuleID(code: "GATE-14", name: "initiatives-end-in-operations")

  public init() {}

  func violations(of closing: GateClosing, in record: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard closing.isPass, closing.isLast else { return [] }
    let missing = try Ending(closing, context).missing()
    guard !missing.isEmpty else { return [] }
    return [
      violation(
        .cannotClose(closing.initiative.id, missing), in: record, at: "/gate_result/choice",
        fix: .complete(closing.initiative.id))
    ]
  }
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

  func missing() throws -> [String] {
    try handover() + adoption() + lesson() + documents() + targets()
  }

  private func handover() throws -> [String] {
    let receivers = try initiative.receivers(in: state)
    return initiative.handover.filter { item in item.id("accepted_by").map { !receivers.contains($0) } ?? true }
      .map { "'\($0.string("item") ?? "")' is not accepted by operations" }
  }

  private func adoption() -> [String] {
    let measured = Set(
      (closing.decision.gateResult?.evidence ?? []).filter { $0.sample > 0 }.compactMap(\.metric))
    let asked = [("usage", initiative.usageMetric), ("outcome", initiative.outcomeMetric)]
    return asked.compactMap { name, metric in
      guard let metric else { return "no metric of \(name) is named" }
      return measured.contains(metric) ? nil : "\(name) (\(metric)) is not measured"
    }
  }

  private func lesson() throws -> [String] {
    let sources = Set([initiative.id] + (initiative.baseline?.changes ?? []) + initiative.escalations)
    let hasLesson = try state.all(Lesson.self).contains { lesson in
      lesson.isPublished && lesson.source.map(sources.contains) == true
    }
    return hasLesson ? [] : ["no lesson of it is published"]
  }

  private func documents() throws -> [String] {
    try initiative.processes.compactMap { try state.record($0, as: Process.self) }.flatMap { process -> [String] in
      let documents = process.controlDocuments
      let late = documents.filter { $0.date("effective_on").map { $0 > context.today } ?? true }
        .map { "\($0.string("id") ?? "") of \(process.id) is not in effect" }
      let newest = documents.compactMap { $0.integer("version") }.max() ?? 0
      let taught = process.trainingMaterial.compactMap { $0.integer("covers_doc_version") }.max() ?? 0
      return late + (taught < newest ? ["training of \(process.id) covers version \(taught) of \(newest)"] : [])
    }
  }

  private func targets() throws -> [String] {
    let since = try GateHistory(of: initiative, in: state).passes.last?.outcomeAt.map { context.home.day(of: $0) }
    return try initiative.outcomeMetrics.filter { id in
      guard let metric = try state.record(id, as: Metric.self) else { return true }
      return !metric.targetDays.contains { day in since.map { day >= $0 } ?? true }
    }.map { "\($0) has no target since the gate before" }
  }
}

extension Violation.Message {
  fileprivate static func cannotClose(_ initiative: RecordID, _ list: [String]) -> Self {
    "\(initiative) cannot close: \(list.joined(separator: "; "))"
  }
  fileprivate static func complete(_ initiative: RecordID) -> Self {
    "complete the list, or choose hold; folio gate status \(initiative) shows where it stands"
  }
}
