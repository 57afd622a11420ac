import ArgumentParser
import JSON
import Operations

/// `folio guard install`.
struct GuardInstall: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Put the guard in front of this repository's pushes.",
    discussion: """
      On a laptop it answers before a push leaves (pre-push); with --server it decides where pushes arrive \
      (pre-receive). It asks a copy of the ledger on this machine, which somebody fetches: git clone --mirror, then git \
      fetch every hour. A hook that is there already is kept, and runs after it.

      Examples:
        folio guard install --ledger ~/alder
        folio guard install --server --ledger /srv/alder-mirror.git --pin 3f1c0b9e5d6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("The copy of the ledger to ask.", valueName: "path"))
  var ledger: String?

  @Option(name: .long, help: ArgumentHelp("The ledger's root commit, or a pin file.", valueName: "root|file"))
  var pin: String?

  @Flag(name: .long, help: "This repository receives pushes.")
  var server = false

  @Option(name: .long, help: ArgumentHelp("Keep these rules here, instead of .folio/guard.json.", valueName: "file"))
  var `guard`: String?

  @Option(name: .long, help: ArgumentHelp("Read the clock from this file: for rehearsals only.", valueName: "file"))
  var testClock: String?

  func validate() throws {
    if server, pin == nil { throw ValidationError("--server needs --pin ROOT: else another ledger could be put there") }
    if !server, testClock != nil { throw ValidationError("--test-clock goes with --server") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let installed = try InstallGuard(session())(
      ledger: ledger.map(path), pin: pin.map { try RootPin(naming: $0) }, isServer: server, rules: self.guard.map(path),
      testClock: testClock)
    try console.say(lines: installed.lines)
    try console.emit([
      "hook": .string(installed.hook), "ledger": .string(installed.ledger), "pin": .string(installed.pin),
    ])
    return .clean
  }
}

/// `folio guard uninstall`.
struct GuardUninstall: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take the guard away, and put back the hook that was there.",
    discussion: """
      Examples:
        folio guard uninstall
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let lines = try InstallGuard(session()).remove()
    try console.say(lines: lines)
    try console.emit(["done": .array(lines.map { .string($0) })])
    return .clean
  }
}
