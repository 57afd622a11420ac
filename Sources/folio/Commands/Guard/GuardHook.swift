import Calendars
import Git
import Operations
import Platform
import Reporting

/// What the guard's hooks run: in a clone before a push, and where pushes arrive.
struct GuardHook {
  private let environment: Environment

  init(_ environment: Environment) { self.environment = environment }

  /// - Parameter name: `guard-pre-push` or `guard-pre-receive`.
  func callAsFunction(_ name: String) throws -> ExitStatus {
    let session = Session(
      repository: try Repository.openFromHookEnvironment(), environment: environment,
      now: try Session.time(environment), zones: .system)
    guard let settings = try GuardSettings.kept(in: session.repository) else {
      throw UsageError("the guard has lost its settings", hint: "folio guard install, or folio guard uninstall")
    }
    let input = try StandardStream.readInput(limit: 16 << 20)
    let moves: [ReferenceMove]
    var now = session.now
    if name == "guard-pre-push" {
      // What the remote has and nobody fetched cannot be compared with; git itself refuses such a push.
      moves = try PushedReference.parse(input)
        .map { update in
          let old = update.remote.flatMap { session.repository.contains($0) ? $0 : nil }
          return ReferenceMove(name: update.remoteName, old: old, new: update.local)
        }
    } else {
      moves = try ReferenceMove.parse(input)
      let server = try ReceivingServer(session)
      if server.isTestClock { complain("TEST CLOCK \(server.now)") }
      now = server.now
    }
    return try judge(moves, names(), session, settings, now)
  }

  private func judge(
    _ moves: [ReferenceMove], _ names: GuardPush.Names, _ session: Session, _ settings: GuardSettings, _ now: Instant
  ) throws -> ExitStatus {
    let text = GuardText(style: Style(hasColor: Terminal.wantsColor(on: .errors, environment)))
    do {
      let refusals = try GuardPush(session, settings, now: now)(moves, naming: names)
      for refusal in refusals { text.lines(refusal).forEach(complain) }
      if !refusals.isEmpty { complain("folio: the push is refused") }
      return refusals.isEmpty ? .clean : .refused
    } catch let error as GuardedLedger.Unusable {
      text.lines(error).forEach(complain)
      complain("folio: the push is refused")
      return .incomplete
    }
  }

  /// What the push options say: git tells the receiving side, and a clone only by how it was called.
  private func names() -> GuardPush.Names {
    var names = GuardPush.Names()
    for index in 0..<(environment.nonEmpty("GIT_PUSH_OPTION_COUNT").flatMap { Int($0) } ?? 0) {
      environment.nonEmpty("GIT_PUSH_OPTION_\(index)").map { names.read(option: $0) }
    }
    var isOption = false
    for argument in Program.parentArguments() {
      if isOption {
        names.read(option: argument)
      } else if argument.hasPrefix("--push-option=") {
        names.read(option: String(argument.dropFirst("--push-option=".count)))
      } else if argument.hasPrefix("-o"), argument.count > 2 {
        names.read(option: String(argument.dropFirst(2)))
      }
      isOption = !isOption && (argument == "-o" || argument == "--push-option")
    }
    return names
  }

  private func complain(_ line: String) {
    // A hook whose words cannot be written still refuses by its status.
    try? StandardStream.errors.write([UInt8]((line + "\n").utf8))
  }
}
