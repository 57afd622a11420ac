import ArgumentParser
import Governance
import Operations

/// `folio policy activate`: set-up ends.
struct PolicyActivate: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "End set-up for ever: from here on every rule holds.",
    discussion: """
      Refused while the ledger could not govern itself: it says everything that is missing at once.

      Examples:
        folio policy activate --dry-run
        folio policy activate -m "The change board takes over"
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let subject = ActivatePolicy.message.split(separator: "\n").first.map(String.init) ?? ""
    let commit = WriteCommit(session, message: write.fullMessage(subject), isRehearsal: write.dryRun)
    let outcome = try commit { edits, _ in try ActivatePolicy().apply(to: &edits) }
    return try console.report(outcome, of: "\(Policy.id) is active: set-up has ended", in: session)
  }
}
