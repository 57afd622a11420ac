import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Rules
import Storage

/// `folio freeze propose`: freezes for the seasons in which customers need the service most.
struct FreezePropose: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose freezes for the peaks of a volume, or for a segment's renewal months.",
    discussion: """
      A peak is a run of weeks that are 1.30 times the median of their year on average and 1.15 times in every year; it \
      is protected from a week before it on, hard from 1.60 on. Two years of counts are needed, of at least 50 weeks \
      each. The freeze keeps the digest of the weekly series; folio freeze propose --json shows the series again. \
      Nothing is forbidden until people approve what was proposed.

      Examples:
        folio freeze propose MET-0009 --dry-run
        folio freeze propose MET-0009 --region DACH --segment SEG-0001
        folio freeze propose SEG-0002 --action wave_start
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The metric that counts contacts, or the segment that renews.", valueName: "MET|SEG"),
    completion: IDCompletion.of(nil))
  var source: String

  @Option(name: .long, help: ArgumentHelp("What was counted in this region.", valueName: "region"))
  var region: String?

  @Option(
    name: .long, help: ArgumentHelp("What was counted of these customers.", valueName: "SEG"),
    completion: IDCompletion.of(Segment.kind))
  var segment: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What is forbidden; repeatable. Without it config_change, process_change, wave_start.", valueName: "action"))
  var action: [FreezableAction.Kind] = []

  @Option(name: .long, help: ArgumentHelp("The calendar that they stand in.", valueName: "name"))
  var calendar = "peaks"

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let (id, plan, series) = try proposals(view)
    for proposal in plan.proposals {
      let days = "\(proposal.days.start.date) – \(proposal.days.end.date.adding(days: -1))"
      let there = proposal.existing.map { "; \($0) is there for it" } ?? ""
      try console.tell("\(days)  \(proposal.level.rawValue)  \(proposal.title)\(there)")
    }
    if plan.proposals.isEmpty { try console.tell("\(id) shows no season") }
    var more: JSONObject = ["proposals": plan.json]
    more["series"] = series?.json
    more["evidence"] = (series?.digest).map { .string($0) }
    guard plan.proposals.contains(where: { $0.existing == nil }) else {
      try console.emit(.object(more))
      return .clean
    }
    var generator = SystemRandomNumberGenerator()
    let actions = action.isEmpty ? [.configChange, .processChange, .waveStart] : action
    var made: [RecordID] = []
    let status = try writing(session, write, console)("Propose freezes of \(id)", about: id, telling: more) {
      edits, context in
      made = try plan.apply(to: &edits, context, calendar: calendar, actions: actions, using: &generator)
    }
    if status == .clean, !write.dryRun, let first = made.first {
      try console.tell("next: folio decision new --type freeze --subject \(first)")
    }
    return status
  }

  private func proposals(_ view: LedgerView) throws -> (RecordID, ProposeFreezes, VolumeSeries?) {
    let id = try view.state.resolve(source)
    if let known = try view.state.record(id, as: Segment.self) {
      guard region == nil, segment == nil else {
        throw UsageError("--region and --segment go with a metric", hint: "\(id) renews everywhere alike")
      }
      return (id, try ProposeFreezes(renewalsOf: known, in: view), nil)
    }
    let series = try VolumeSeries(
      of: id, region: region, segment: segment.map { try view.state.resolve($0, as: Segment.kind) }, in: view)
    return (id, try ProposeFreezes(series, in: view), series)
  }
}
