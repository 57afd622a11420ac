import ArgumentParser
import Git
import JSON
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio verify`: all of history, judged again.
struct Verify: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Replay every commit from the pinned root and judge it under the policy of its parent.",
    discussion: """
      Exit status: 0 when every commit from the pinned root to the head was checked and is clean; 1 with findings; 2 when \
      something could not be checked, or nothing from outside the tree was pinned (UNANCHORED).

      A server writes a receipt of every push, signed with its own key. --receipts checks that they are whole and speak \
      for every commit, and judges each commit again at the time at which it came in. Beside a copy of the book belongs \
      a copy of receipt_key.pub.

      An auditor who holds a note that folio checkpoint signed sees with --checkpoint whether history only grew since.

      A commit that entered in breach of a rule stays a finding for ever. A decision can acknowledge it (folio audit \
      breaches drafts one); it is then listed as acknowledged, and --accept-acknowledged takes that for an answer.

      --since COMMIT judges only what came after a commit that you verified before. Keep the id outside of the clone: it \
      stands for all history up to it, as a pinned root does, and history that does not grow from it is a finding. The \
      commits before it are not read again, unless a key was distrusted since that may have signed some of them.

      Examples:
        folio verify --pin 3f1c0b9e5d6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c
        folio verify --since 9c2e4a6b8d0f1a3c5e7092b4d6f8a0c1e3557790
        folio verify --pin ~/audit/alder-pin.json --json
        folio verify --receipts
        folio verify --checkpoint 2026-q3.note
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("The root commit, or a pin file, that you trust.", valueName: "root|file"))
  var pin: String?

  @Option(
    name: .long, defaultAsFlag: ReceiptBook.fileName,
    help: ArgumentHelp("Check the server's receipts too: those of the git directory, or a copy.", valueName: "file"))
  var receipts: String?

  @OptionGroup var checkpoints: CheckpointOptions

  @Flag(name: .long, help: "Exit 0 when decisions acknowledge every breach; each one is still printed.")
  var acceptAcknowledged = false

  @Option(
    name: .long,
    help: ArgumentHelp("Judge only the commits after this one, which you verified before.", valueName: "commit"))
  var since: String?

  func validate() throws {
    guard let since else { return }
    guard ObjectID(hex: since) != nil else {
      throw ValidationError("--since wants all 40 digits of a commit's id, from outside of the clone")
    }
    guard pin == nil, receipts == nil, !acceptAcknowledged else {
      throw ValidationError(
        "--since looks at no earlier commit; --pin, --receipts and --accept-acknowledged ask about all of them")
    }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let repository = session.repository
    guard let head = try repository.resolve(session.reference()) else {
      throw StorageError.empty(reference: Ledger.mainReference)
    }
    let pin = try self.pin.map { try RootPin(naming: $0) } ?? RootPin.kept(in: repository)
    let receipts = try self.receipts.map { path in
      try KeptReceipts(at: path == ReceiptBook.fileName ? KeptReceipts.path(in: repository) : path)
    }
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    let verdict = try VerifyHistory(
      repository, pin: pin, since: since.flatMap { ObjectID(hex: $0) }, receipts: receipts,
      checkpoints: try checkpoints.held(own: session, path), zones: session.zones,
      hasSecondThread: Program.processorCount > 1
    ) {
      progress.show($0, of: $1, "verifying")
    }(head: head)
    progress.end()
    for line in try HistoryText(style: console.style, nameOf: PersonNames(session).name(of:)).lines(verdict) {
      try console.say(line)
    }
    try console.emit(verdict.json)
    let isAccepted = acceptAcknowledged && verdict.isAcknowledged
    return verdict.hasFindings && !isAccepted ? .refused : verdict.isComplete ? .clean : .incomplete
  }
}
