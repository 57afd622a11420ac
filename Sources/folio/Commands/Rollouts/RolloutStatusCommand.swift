import ArgumentParser
import Governance
import Operations
import Reporting
import Storage

/// `folio rollout status`: how every wave stands, and what is in the way.
struct RolloutStatusCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say how every wave stands, which planned starts no longer hold, and why.",
    discussion: """
      Freezes, alerts, notices and the waves before it are looked at now, whenever a plan was made. All waves and the \
      freezes that concern them stand on one calendar below.

      Exit status: 0 when everything is as planned, 1 when something is in the way.

      Examples:
        folio rollout status ROL-0001
        folio rollout status ROL-0001 --as-of 2026-10-24 --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var record: RecordArgument<Rollout>

  func perform(_ console: Console) throws -> ExitStatus {
    let view = try session().view(asOf: read.asOf)
    let status = try RolloutStatus(of: view.state.resolve(record.id, as: Rollout.kind), in: view)
    try console.say(lines: RolloutStatusText(style: console.style).lines(status, width: console.width))
    try console.emit(status.json)
    return status.isSound ? .clean : .refused
  }
}
