import ArgumentParser
import Governance
import JSON
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio policy replay`: what another policy would have said of what was committed.
struct PolicyReplay: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Say which of the last verdicts a proposed policy would turn.",
    discussion: """
      Judges the newest commits again, each on the states that it had, with the proposed policy in place of the one of \
      its time. The policy comes from a file, or from a decision that proposes an edit of the one in force. Nothing is \
      written.

      Exit status: 0 when no verdict would turn, 1 when some would, 2 when there was none to judge.

      Examples:
        folio policy replay --with DEC-0042
        folio policy show POL-0001 --json >policy.json    # edit it, then
        folio policy replay --with policy.json --last 500
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("The proposed policy.", valueName: "file|DEC"), completion: .file())
  var with: String

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How many of the newest commits to judge.", valueName: "n"))
  var last = 200

  func validate() throws {
    guard last > 0 else { throw ValidationError("--last is at least 1") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view()
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    let replay = ReplayPolicy(try proposed(view).record, in: view) { progress.show($0, of: $1, "judging") }
    let outcome = try replay(last: last)
    progress.end()
    try console.say(lines: ReplayText(style: console.style).lines(outcome))
    try console.emit(outcome.json)
    guard outcome.judgedCount > 0 else { return .incomplete }
    return outcome.flips.isEmpty ? .clean : .refused
  }

  private func proposed(_ view: LedgerView) throws -> ProposedPolicy {
    if let id = RecordID(with.uppercased()), id.prefix == Decision.kind.prefix {
      let id = try view.state.resolve(with, as: Decision.kind)
      guard let decision = try view.state.record(id, as: Decision.self) else {
        throw UsageError.noSuchRecord(with, kind: Decision.kind.name)
      }
      return try ProposedPolicy(applying: decision, in: view)
    }
    return try ProposedPolicy(Files.read(path(with), limit: JSONLimits.record.maxBytes), named: with)
  }
}
