import ArgumentParser
import Calendars
import Operations
import Storage

/// `folio rollout sent`: records that a notice went out.
struct RolloutSent: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record that a notice of a wave went out, for the start that is planned now.",
    discussion: """
      Customers are told once the wave is ready and staff have been briefed. After a wave has moved, sending the notice \
      again is the correction.

      Examples:
        folio rollout sent ROL-0001#W1 K2
        folio rollout sent ROL-0001#W1 K1 --at 2026-09-11T09:00:00Z
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The rollout's id or the beginning of it, and the wave: ROL-0001#W1.")
  var wave: String

  @Argument(help: "The notice: K1.")
  var notice: String

  @Option(name: .long, help: ArgumentHelp("When it went out; now without it.", valueName: "instant"))
  var at: Instant?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let name = try WaveName(wave, in: session.view().state)
    return try writing(session, write, console)("Send \(notice.uppercased()) of \(name)", about: name.rollout) {
      edits, _ in
      try SendNotice(notice, of: name).apply(to: &edits, at: at)
    }
  }
}
