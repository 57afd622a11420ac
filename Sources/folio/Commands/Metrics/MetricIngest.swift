import ArgumentParser
import Calendars
import Governance
import Operations
import Platform
import Storage

/// `folio metric ingest`: brings counts into a metric's months.
struct MetricIngest: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Bring what was counted for a metric into the ledger.",
    discussion: """
      FILE is comma-separated: a first line that names the columns, then a line for each day and part. at and n are \
      needed; region, segment, process, channel and stage say which part a row is of; all other columns are counts. \
      csat, fcr, sla, containment, adoption, churn_risk, sentiment_neg and custom count x, nps promoters and detractors, \
      ces s1 to s7, aht talk_s, hold_s and wrap_s, cost_per_txn cost. Only counts are kept, never what customers said.

      The same file again changes nothing. A row that was counted otherwise before is replaced only with --restate.

      Examples:
        folio metric ingest MET-0003 october.csv --source 'Survey tool'
        folio metric ingest MET-0003 october.csv --restate 'Late answers of 3 October'
        folio metric ingest MET-0003 - --source 'Survey tool' --dry-run < october.csv
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The metric.", completion: IDCompletion.of(Metric.kind))
  var metric: String

  @Argument(help: "The file of counts, or - for standard input.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(name: .long, help: ArgumentHelp("The system that counted; needed for a new month.", valueName: "name"))
  var source: String?

  @Option(name: .long, help: ArgumentHelp("When the counts were taken from it; now without it.", valueName: "instant"))
  var extractedAt: Instant?

  @Option(name: .long, help: ArgumentHelp("Why rows that were counted before are replaced.", valueName: "reason"))
  var restate: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let id = try state.resolve(metric, as: Metric.kind)
    let bytes = file == "-" ? try StandardStream.readInput(limit: 4 << 20) : try Files.read(path(file), limit: 4 << 20)
    let table = try CountsTable(
      bytes, named: file == "-" ? "standard input" : file, of: state.record(id)?.of(Metric.self)?.measure)
    let act = IngestObservations(table.rows, of: id, from: source, extractedAt: extractedAt, reason: restate)
    var outcome = IngestObservations.Outcome()
    let status = try writing(session, write, console)("Ingest \(table.rows.count) rows of \(id)", about: id) {
      edits, context in
      outcome = try act.apply(to: &edits, context)
    }
    if status == .clean {
      try console.tell(
        "rows added: \(outcome.added), replaced: \(outcome.replaced), as they were: \(outcome.unchanged)")
    }
    return status
  }
}
