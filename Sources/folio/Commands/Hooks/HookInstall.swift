import ArgumentParser
import JSON
import Operations

/// `folio hook install`.
struct HookInstall: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install the hooks into this repository.",
    discussion: """
      On a laptop the hooks help before a commit and before a push. On a server they decide: the root commit is pinned, \
      receiving is set to refuse what git itself can refuse, and every push is judged.

      Examples:
        folio hook install
        folio hook install --server --pin 3f1c0b9e5d6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c
        folio doctor
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "This repository receives pushes.")
  var server = false

  @Option(name: .long, help: ArgumentHelp("The ledger's root commit, or a pin file.", valueName: "root|file"))
  var pin: String?

  @Option(name: .long, help: ArgumentHelp("Read the clock from this file: for rehearsals only.", valueName: "file"))
  var testClock: String?

  @Flag(name: .long, help: "Replace hooks that are not ours; the old ones are kept as NAME.before-folio.")
  var replace = false

  func validate() throws {
    if !server, pin != nil || testClock != nil { throw ValidationError("--pin and --test-clock go with --server") }
    if server, pin == nil { throw ValidationError("--server needs --pin ROOT: without a pin every push is refused") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let installed = try InstallHooks(session(), replacesOthers: replace)(
      server: try pin.map { try InstallHooks.Server(pin: RootPin(naming: $0), testClock: testClock) })
    try console.say(lines: installed.lines)
    try console.emit(["hooks": .array(installed.hooks.map { .string($0) }), "folder": .string(installed.folder)])
    return .clean
  }
}
