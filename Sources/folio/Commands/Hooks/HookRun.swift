import Calendars
import Git
import Governance
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio hook run NAME`: what a hook's one line executes. Read by git, so without options.
///
/// Whatever goes wrong refuses: 1 by a rule, 2 when it could not be checked, 64 when it was asked wrongly (SECURITY.md
/// D12).
struct HookRun {
  let name: String
  let arguments: [String]
  let environment = Environment.current()

  /// Runs the hook and gives the status to exit with.
  func callAsFunction() -> Int32 {
    do {
      return try run().rawValue
    } catch let error as UsageError {
      complain("folio: \(error)")
      return ExitStatus.usage.rawValue
    } catch {
      complain("folio: \(name) could not check this, so it is refused: \(error)")
      return ExitStatus.incomplete.rawValue
    }
  }

  private func run() throws -> ExitStatus {
    switch name {
    case "pre-commit": return try rehearse(message: nil)
    case "commit-msg": return try rehearse(message: messageFile())
    case "pre-push": return try prePush()
    case "pre-receive":
      try warnOfTestClock()
      return try receive(ReferenceMove.parse(StandardStream.readInput(limit: 16 << 20)))
    case "update": return try receive([updateArgument()])
    case "reference-transaction": return try transaction()
    case "post-receive": return try book(ReferenceMove.parse(StandardStream.readInput(limit: 16 << 20)))
    default:
      throw UsageError("there is no hook \(name)", hint: "folio hook install lists those that there are")
    }
  }

  // MARK: On a laptop

  private func rehearse(message: String?) throws -> ExitStatus {
    let session = try session()
    // Git tells its hooks nothing of an amendment; only its own command line does.
    let isAmendment = Program.parentArguments().contains { $0.hasPrefix("--am") }
    guard let judged = try RehearseCommit(session)(message: message, isAmendment: isAmendment) else { return .clean }
    try print(judged, in: session, commit: nil)
    let blocks = judged.violations.map(\.violation).filter { $0.severity == .block }
    // What a trailer could settle is commit-msg's to refuse, which sees the message.
    let isLeft = message == nil && blocks.allSatisfy(\.isSettledByTrailer)
    guard !blocks.isEmpty, !isLeft else { return .clean }
    complain("folio: the commit is refused; your edits are as they were")
    return .refused
  }

  private func messageFile() throws -> String {
    guard let path = arguments.first else { throw UsageError("git gave commit-msg no file") }
    let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
    return CommitMessage.cleaned(text)
  }

  private func prePush() throws -> ExitStatus {
    let session = try session()
    let updates = try PushedReference.parse(StandardStream.readInput(limit: 16 << 20)).filter { $0.isLedgers }
    var isRefused = false
    for update in updates {
      let old = update.remote.flatMap { session.repository.contains($0) ? $0 : nil }
      let push = ReceivePush(session.repository, pin: nil, now: nil, zones: session.zones)
      let verdict = try push([ReferenceMove(name: update.remoteName, old: old, new: update.local)])
      try print(verdict, in: session)
      isRefused = isRefused || verdict.isRefused
    }
    return isRefused ? .refused : .clean
  }

  // MARK: On a server

  private func receive(_ updates: [ReferenceMove]) throws -> ExitStatus {
    let session = try session()
    let server = try ReceivingServer(session)
    let verdict = try server.judge(updates)
    try print(verdict, in: session)
    if verdict.isRefused { complain("folio: the push is refused; nothing of it was taken") }
    return verdict.isRefused ? .refused : .clean
  }

  /// Said by the first of the three hooks that git runs at a push.
  private func warnOfTestClock() throws {
    let server = try ReceivingServer(session())
    if server.isTestClock { complain("TEST CLOCK \(server.now)") }
  }

  private func updateArgument() throws -> ReferenceMove {
    guard arguments.count == 3, let old = ObjectID(hex: arguments[1]), let new = ObjectID(hex: arguments[2]) else {
      throw UsageError("git gave update '\(arguments.joined(separator: " "))' where REFERENCE OLD NEW was expected")
    }
    return ReferenceMove(name: arguments[0], old: old, new: new)
  }

  private func transaction() throws -> ExitStatus {
    guard arguments.first == "prepared" else { return .clean }
    let repository = try session().repository
    // Git says zeros for the old value when whoever moves the reference named none; what counts is where it stands.
    let moves = try ReferenceMove.parse(StandardStream.readInput(limit: 16 << 20))
      .filter { $0.name == Ledger.mainReference }
      .map { ReferenceMove(name: $0.name, old: try repository.resolve($0.name), new: $0.new) }
      .filter { $0.new != $0.old }
    return moves.isEmpty ? .clean : try receive(moves)
  }

  private func book(_ updates: [ReferenceMove]) throws -> ExitStatus {
    let session = try session()
    let server = try ReceivingServer(session)
    try ReceiptBook(session.repository, environment).append(updates, at: server.now)
    return .clean
  }

  // MARK: Words

  private func session() throws -> Session {
    Session(
      repository: try Repository.openFromHookEnvironment(), environment: environment,
      now: try Session.time(environment), zones: .system)
  }

  private func print(_ verdict: PushVerdict, in session: Session) throws {
    let text = ViolationText(style: style)
    for violation in verdict.references {
      text.lines(LocatedViolation(violation, position: nil)).forEach(complain)
    }
    for judged in verdict.commits { try print(judged, in: session, commit: judged.facts.shortID) }
  }

  private func print(_ judged: JudgedCommit, in session: Session, commit: String?) throws {
    guard !judged.violations.isEmpty else { return }
    let names = try PersonNames(session)
    let text = ViolationText(style: style, commit: commit, nameOf: names.name(of:))
    for violation in judged.violations { text.lines(violation).forEach(complain) }
  }

  private var style: Style { Style(hasColor: Terminal.wantsColor(on: .errors, environment)) }

  private func complain(_ line: String) {
    // A hook whose words cannot be written still refuses by its status.
    try? StandardStream.errors.write([UInt8]((line + "\n").utf8))
  }
}
