import ArgumentParser
import Governance
import JSON
import Operations
import Storage

/// `folio metric check`: were customers unusually unhappy on one of the last days.
struct MetricCheck: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say on which of the last seven days customers were unusually unhappy, and where.",
    discussion: """
      Tests the metrics that count negative answers against their usual share (detection.p0): three standard deviations \
      and five points above it, from thirty answers on, is an alert of severity 2; five deviations or two such days \
      running one of severity 1. With --alert each finding that no open alert says yet becomes one; waves in its region \
      then neither start nor are completed.

      Exit status: 0 when nothing stands out, 1 when something does.

      Examples:
        folio metric check
        folio metric check MET-0007 --alert
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "One metric; all of them without it.", completion: IDCompletion.of(Metric.kind))
  var metric: String?

  @Flag(name: .long, help: "Open an alert for everything that none says yet.")
  var alert = false

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let id = try metric.map { try view.state.resolve($0, as: Metric.kind) }
    let check = try CheckMetrics(id, in: view)
    for finding in check.findings {
      let known = finding.alert.map { "; \($0) is open" } ?? ""
      try console.say(
        "severity \(finding.signal.severity)  \(finding.title), z \(finding.signal.zText)\(known)")
    }
    if check.findings.isEmpty {
      try console.say("nothing stands out; metrics tested: \(check.testedCount)")
    }
    let details: JSONObject = ["findings": .array(check.findings.map(\.json))]
    guard alert, !check.unsaid.isEmpty else {
      try console.emit(.object(details))
      return check.findings.isEmpty ? .clean : .refused
    }
    var generator = SystemRandomNumberGenerator()
    let subject = check.unsaid[0].metric.id
    var alerts: [RecordID] = []
    let status = try writing(session, write, console)("Alert to \(subject)", about: subject, telling: details) {
      edits, context in
      alerts = try check.apply(to: &edits, context, using: &generator)
    }
    if status == .clean, !write.dryRun {
      for (id, finding) in zip(alerts, check.unsaid) { try console.tell("\(id) is open: \(finding.title)") }
    }
    return status == .clean ? .refused : status
  }
}

extension SpikeTest.Signal {
  /// `3.91`
  fileprivate var zText: String { "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)" }
}

extension CheckMetrics.Finding {
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "metric": .string(metric.id.text), "day": .string("\(signal.day)"), "severity": .integer(signal.severity),
      "count": .integer(signal.count), "n": .integer(signal.sample), "dedup_key": .string(key),
    ]
    fields["region"] = region.map { .string($0) }
    fields["segment"] = (segment?.text).map { .string($0) }
    fields["process"] = (process?.text).map { .string($0) }
    fields["alert"] = (alert?.text).map { .string($0) }
    return .object(fields)
  }
}
