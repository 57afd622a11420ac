import ArgumentParser
import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Reporting

/// `folio audit verify-pack`: is a pack whole, and what does it prove.
struct VerifyPackCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-pack", abstract: "Check a pack of evidence on any machine, with nothing but itself.",
    discussion: """
      Every file must be as the manifest names it, the history in it must begin with the root that is pinned in it, and \
      every other file must be, byte for byte, what that history gives when it is replayed. Needs no ledger, no git, no \
      network and no configuration.

      --checkpoint holds the history in it against a note that folio checkpoint signed.

      --covered asks whether any exception covered a record, a control (PRC-0001#script), a rule's code or a place in \
      the policy from one day to another, both included.

      Exit status: 0 when it is whole and its history clean, and no exception covered what was asked about; 1 otherwise; \
      2 when that could not be found out, or history does not speak of all of the time that was asked about.

      Examples:
        folio audit verify-pack q3.tar --pin alder.pin
        folio audit verify-pack q3.tar --covered PRC-0001 \\
          --from 2026-07-01 --to 2026-09-30
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The pack.", completion: .file())
  var file: String

  @Option(name: .long, help: ArgumentHelp("The root commit, or a pin file, that you trust.", valueName: "root|file"))
  var pin: String?

  @OptionGroup var checkpoints: CheckpointOptions

  @Option(name: .long, help: ArgumentHelp("Did an exception cover this?", valueName: "subject"))
  var covered: String?

  @Option(name: .long, help: ArgumentHelp("The first day that --covered asks about.", valueName: "date"))
  var from: CivilDate?

  @Option(name: .long, help: ArgumentHelp("The last day that --covered asks about.", valueName: "date"))
  var to: CivilDate?

  @Flag(name: .long, help: "Exit 0 when decisions acknowledge every breach in its history; each one is still printed.")
  var acceptAcknowledged = false

  func validate() throws {
    guard (covered == nil) == (from == nil), (covered == nil) == (to == nil) else {
      throw ValidationError("--covered, --from and --to go together")
    }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let trusted = try pin.map { try RootPin(naming: $0) }
    let bytes = try Files.read(path(file), limit: VerifyPack.sizeLimit)
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    let verify = VerifyPack(
      trusting: trusted, checkpoints: try checkpoints.held(own: nil, path), environment: .current(),
      hasSecondThread: Program.processorCount > 1
    ) { progress.show($0, of: $1, "verifying") }
    let outcome = try verify(bytes) { try $0.files() }
    progress.end()
    try console.say(lines: PackText(style: console.style).lines(outcome, isPinned: trusted != nil))
    let coverage = try coverage(outcome)
    try console.say(lines: coverage?.lines(style: console.style) ?? [])
    try console.emit(json(outcome, coverage))
    guard outcome.isWhole, let verdict = outcome.pack?.evidence.verdict, coverage?.covers.isEmpty != false,
      !verdict.hasFindings || (acceptAcknowledged && verdict.isAcknowledged)
    else { return .refused }
    return coverage?.isKnown == false ? .incomplete : .clean
  }

  /// What a pack that is whole says of the exceptions that were asked about.
  private func coverage(_ outcome: VerifyPack.Outcome) throws -> ExceptionCoverage? {
    guard let covered, let from, let to, let pack = outcome.pack, outcome.isWhole else { return nil }
    return try ExceptionCoverage(of: covered, from: from, to: to, in: pack.evidence)
  }

  private func json(_ outcome: VerifyPack.Outcome, _ coverage: ExceptionCoverage?) -> JSONValue {
    var json = outcome.json
    json["coverage"] = coverage?.json
    return json
  }
}
