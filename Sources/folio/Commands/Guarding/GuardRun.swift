import Git
import Operations
import Platform
import Reporting

/// `folio guard run NAME`: what the one line of a guard's hook executes. Whatever goes wrong refuses.
struct GuardRun {
  let name: String
  let arguments: [String]
  let environment = Environment.current()

  /// Runs the hook, and the one that stood in its place, and gives the status to exit with.
  func callAsFunction() -> Int32 {
    do {
      let input = try StandardStream.readInput(limit: 16 << 20)
      let session = Session(
        repository: try Repository.openFromHookEnvironment(), environment: environment,
        now: try Session.time(environment), zones: .system)
      let verdict = try judge(input, session)
      try say(verdict)
      guard !verdict.isRefused else {
        complain("guard: the push is refused; nothing of it was taken")
        return ExitStatus.refused.rawValue
      }
      return try ChainedHook(name, in: session.repository, environment)?.run(arguments, input: input) ?? 0
    } catch let error as UsageError {
      complain("guard: \(error)")
      return ExitStatus.usage.rawValue
    } catch let fault as GuardFault {
      complain("guard: this could not be checked, so it is refused:")
      complain("  \(TerminalText(fault.problem))")
      complain("  next: \(TerminalText(fault.next))")
      return ExitStatus.incomplete.rawValue
    } catch {
      complain("guard: this could not be checked, so it is refused:")
      complain("  \(error)")
      return ExitStatus.incomplete.rawValue
    }
  }

  private func judge(_ input: [UInt8], _ session: Session) throws -> GuardVerdict {
    let door = GuardDoor(session)
    switch name {
    case "pre-receive": return try door.receive(ReferenceMove.parse(input))
    case "pre-push":
      return try door.push(
        PushedReference.parse(input), to: arguments.first ?? "origin", commandLine: Program.parentArguments())
    default: throw UsageError("a guard has no hook \(name)", hint: "folio guard install")
    }
  }

  private func say(_ verdict: GuardVerdict) throws {
    if verdict.isTestClock { complain("TEST CLOCK \(verdict.time)") }
    let names = verdict.ledger.map { RecordNames($0.view) } ?? .none
    let style = Style(hasColor: Terminal.wantsColor(on: .errors, environment))
    GuardText(names: names, style: style).lines(verdict).forEach(complain)
  }

  private func complain(_ line: String) {
    // A hook whose words cannot be written still refuses by its status.
    try? StandardStream.errors.write([UInt8]((line + "\n").utf8))
  }
}
