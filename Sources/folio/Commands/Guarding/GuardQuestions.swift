import ArgumentParser
import Operations
import Reporting

/// `folio guard status`.
struct GuardStatusCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what is guarded, whether it is open now and for how long.",
    discussion: """
      Exits 0 where all is open, 1 where a freeze is on, 2 where the ledger is missing, another one, or too old.

      Examples:
        folio guard status
        folio guard status -C /srv/git/ivr.git --json
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let status = try GuardStatus(session())
    try console.say(lines: GuardText(names: RecordNames(status.ledger.view), style: console.style).lines(status))
    try console.emit(status.json)
    if status.staleness != nil { return .incomplete }
    return status.isFrozen ? .refused : .clean
  }
}

/// `folio guard check`.
struct GuardCheck: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a push of HEAD would pass now.",
    discussion: """
      Compares HEAD with what this clone last saw of the remote. Exits 0 where it would pass, 1 where it would be \
      refused, 2 where that cannot be known.

      Examples:
        folio guard check
        folio guard check --ref refs/heads/main --change CHG-0007
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("What would be pushed to; the branch that is checked out.", valueName: "ref"))
  var ref: String?

  @Option(name: .long, help: ArgumentHelp("Where to.", valueName: "remote"))
  var remote = "origin"

  @Option(name: .long, help: ArgumentHelp("Name this change; repeatable.", valueName: "CHG"))
  var change: [String] = []

  func perform(_ console: Console) throws -> ExitStatus {
    let verdict = try GuardDoor(session()).check(to: ref, of: remote, naming: change.map { $0.uppercased() })
    let names = verdict.ledger.map { RecordNames($0.view) } ?? .none
    let lines = GuardText(names: names, style: console.style).lines(verdict)
    try console.say(lines: lines.isEmpty ? ["guard: nothing here is guarded"] : lines)
    try console.emit(verdict.json)
    return verdict.isRefused ? .refused : .clean
  }
}
