import ArgumentParser
import Calendars
import Governance
import Operations
import Reporting
import Rules
import Storage

/// `folio freeze status`: whether something may be done, and what keeps it back.
struct FreezeStatusCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether something may be done now, or at a moment, and what keeps it back.",
    discussion: """
      What you do not say about an action matches every freeze: a region that is left out is any region. --change asks \
      what applying that change would meet. Exits 0 where all that is asked about is open, and 1 where any is frozen.

      Examples:
        folio freeze status --action config_change --region DACH --system WEB
        folio freeze status --action wave_start --region UK --at 2026-11-10T08:00:00Z --for PT4H --soak P14D
        folio freeze status --change CHG-0003 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var asked: FreezeOptions
  @OptionGroup var course: CourseOptions

  @Option(name: .long, help: ArgumentHelp("When it is to be done; now without it.", valueName: "instant"))
  var at: Instant?

  @Option(
    name: .long, help: ArgumentHelp("Ask about applying this change.", valueName: "CHG"),
    completion: IDCompletion.of(ChangeRequest.kind))
  var change: String?

  func validate() throws {
    let says = [asked.region, asked.segment, asked.process, asked.system, asked.initiative].contains { !$0.isEmpty }
    if change != nil, says || !asked.action.isEmpty {
      throw ValidationError("a change says itself what it does and where; leave the other options out")
    }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let status = try FreezeStatus(question(view), in: view)
    let text = FreezeText(names: RecordNames(view), style: console.style)
    try console.say(lines: text.lines(status))
    try console.emit(status.json)
    return status.isFrozen ? .refused : .clean
  }

  private func question(_ view: LedgerView) throws -> FreezeQuestion {
    if let change {
      let id = try view.state.resolve(change, as: ChangeRequest.kind)
      guard let change = try view.state.record(id, as: ChangeRequest.self) else {
        throw UsageError.noSuchRecord(id.text, kind: ChangeRequest.kind.name)
      }
      return try FreezeQuestion(about: change, in: view.state, at: at)
    }
    return try FreezeQuestion(
      asked.action, in: asked.scope(in: view), at: at, for: course.length, settling: course.soak)
  }
}
