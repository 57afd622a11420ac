import ArgumentParser
import Git
import Operations
import Platform
import Reporting
import Storage

/// `folio audit breaches`: what entered the ledger past its rules.
struct AuditBreaches: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaches",
    abstract: "Find the commits that entered past the hooks, and say which rules they broke.",
    discussion: """
      Replays all of history as folio verify does. A breach stays in history for ever; what can be done is to look at it \
      and say so: --draft opens a policy decision for each that none speaks of yet. Whoever made the commit has no vote \
      on it. Once the decision is closed as approved, the breach is listed as acknowledged.

      Exit status: 0 when there is none, or all are acknowledged; 1 with others, or when history is not the one that is \
      pinned; 2 when something could not be checked, or no root is pinned.

      Examples:
        folio audit breaches --pin 3f1c0b9e5d6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c
        folio audit breaches --json
        folio audit breaches --draft
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("The root commit, or a pin file, that you trust.", valueName: "root|file"))
  var pin: String?

  @Flag(name: .long, help: "Open a decision for each breach that none speaks of yet.")
  var draft = false

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let pin = try self.pin.map { try RootPin(naming: $0) } ?? RootPin.kept(in: session.repository)
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    let verdict = try VerifyHistory(
      session.repository, pin: pin, zones: session.zones, hasSecondThread: Program.processorCount > 1
    ) {
      progress.show($0, of: $1, "replaying")
    }(head: view.commit.id)
    progress.end()
    if draft, verdict.references.isEmpty,
      let status = try open(DraftAcknowledgements(of: verdict, in: view), session, console)
    {
      return status
    }
    try console.say(lines: BreachText(names: RecordNames(view), style: console.style).lines(verdict))
    try console.emit(verdict.breachesJSON)
    let isAnswered = verdict.breaches.allSatisfy { $0.id.flatMap { verdict.acknowledgements[$0] } != nil }
    guard verdict.references.isEmpty, isAnswered else { return .refused }
    return verdict.isComplete ? .clean : .incomplete
  }

  /// How the drafting ended; nothing when there was nothing to draft.
  private func open(
    _ drafts: DraftAcknowledgements, _ session: Session, _ console: Console
  ) throws -> ExitStatus? {
    guard !drafts.isEmpty else { return nil }
    var drafts = drafts
    let writing = writing(session, write, console)
    let (outcome, edits) = try writing.outcome("Put breaches of the rules to the vote") { edits, context in
      try drafts.apply(to: &edits, context)
    }
    guard let first = drafts.drafted.first else { return nil }
    let status = try writing.report(outcome, about: first.decision, edits)
    guard status == .clean else { return status }
    for (commit, decision) in drafts.drafted {
      try console.tell("\(commit): folio decision vote \(decision) approve, or reject")
    }
    return status
  }
}
