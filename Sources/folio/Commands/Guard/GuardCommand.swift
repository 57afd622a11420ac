import ArgumentParser
import Calendars
import Git
import JSON
import Operations
import Platform
import Reporting

/// `folio guard`: any Git repository obeys the freeze calendar and the change control of a ledger.
struct GuardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard",
    abstract: "Have a repository of code obey the freeze calendar and the changes of a ledger.",
    discussion: """
      A push that changes governed paths of governed references needs an approved change that affects all that is \
      governed, named by a push option (git push -o folio-change=CHG-0003) or by a trailer Folio-Change: of a commit, and \
      an override where a freeze is on. What decides is a copy of the ledger beside it, at the time at which the server \
      receives the push; nothing passes when that copy is missing, another ledger, or older than the policy allows.
      """,
    subcommands: [GuardInstall.self, GuardStatus.self, GuardCheck.self, GuardUninstall.self])
}

/// `folio guard install`
struct GuardInstall: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install the guard into this repository of code.",
    discussion: """
      --rules names a file such as [{"paths": ["ivr/**"], "systems": ["IVR"], "regions": ["DACH"]}]; each rule may say \
      paths, action (config_change without it), regions, segments, processes, systems and initiatives. Without one every \
      path is governed. The settings are kept in the git directory, where no push reaches them. A hook that is there is \
      kept and asked first.

      Examples:
        folio guard install --ledger ~/alder --pin 3f1c0b9e5d6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c
        folio guard install --server --ledger /srv/alder --pin alder.pin \\
          --rules rules.json --ref refs/heads/main --ref 'refs/heads/release/*'
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("A clone of the ledger.", valueName: "dir"), completion: .directory)
  var ledger: String

  @Option(name: .long, help: ArgumentHelp("The ledger's root commit, or a pin file.", valueName: "root|file"))
  var pin: String

  @Option(
    name: .long, help: ArgumentHelp("What is governed, as JSON.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var rules: String?

  @Option(
    name: .long, help: ArgumentHelp("A governed reference; repeatable. refs/heads/main without it.", valueName: "ref"))
  var ref: [String] = []

  @Flag(name: .long, help: "This repository receives pushes.")
  var server = false

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let text = try rules.map { (bytes: try Files.read(path($0), limit: 1 << 20), name: $0) }
    let settings = try GuardSettings(
      ledger: Files.resolvedPath(path(ledger)), root: RootPin(naming: pin).root.description, references: ref,
      rules: text)
    // A guard that could never answer is not installed.
    do { _ = try GuardedLedger(settings, of: session, now: session.now) } catch {
      for line in GuardText(style: console.errorStyle).lines(error) { try console.complain(line) }
      return .incomplete
    }
    let lines = try InstallGuard(session, isServer: server || session.repository.isBare)(settings)
    try console.say(lines: lines)
    try console.emit(["installed": .array(lines.map { .string($0) })])
    return .clean
  }
}

/// `folio guard uninstall`
struct GuardUninstall: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take the guard out, and put back the hook that was there before.",
    discussion: """
      Examples:
        folio guard uninstall
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let wasThere = try InstallGuard(session(), isServer: false).remove()
    try console.say(wasThere ? "the guard is gone" : "there was no guard")
    try console.emit(["removed": .bool(wasThere)])
    return .clean
  }
}

/// `folio guard status`
struct GuardStatus: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what is governed here, and whether it is frozen now.",
    discussion: """
      Exit status: 0 when everything governed is open, 1 when something is frozen, 2 when the ledger cannot answer.

      Examples:
        folio guard status
        folio guard status --json
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    guard let settings = try GuardSettings.kept(in: session.repository) else {
      throw UsageError("there is no guard here", hint: "folio guard install")
    }
    do {
      let answer = try GuardAnswer(settings, of: session)
      try console.say("ledger  \(TerminalText(settings.ledger)), \(answer.age)")
      try console.say("refs    \(settings.references.map(\.description).joined(separator: ", "))")
      for (rule, status) in answer.rules {
        let paths = rule.paths.isEmpty ? "every path" : rule.paths.map(\.description).joined(separator: ", ")
        try console.say("\n\(TerminalText(paths))")
        try console.say(lines: FreezeText(style: console.style).lines(status).filter { !$0.isEmpty }.map { "  \($0)" })
      }
      try console.emit([
        "ledger": .string(settings.ledger), "fetched_at": answer.fetchedAt.map { .string("\($0)") } ?? .null,
        "rules": .array(answer.rules.map { _, status in status.json }),
      ])
      return answer.rules.contains { $0.1.isFrozen } ? .refused : .clean
    } catch let error as GuardedLedger.Unusable {
      for line in GuardText(style: console.errorStyle).lines(error) { try console.complain(line) }
      return .incomplete
    }
  }
}

/// `folio guard check`
struct GuardCheck: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a push would pass now.",
    discussion: """
      Without --to, main is pushed to. What the remote has is what was last fetched from it.

      Exit status: 0 when it would pass, 1 when not, 2 when the ledger cannot answer.

      Examples:
        folio guard check
        folio guard check --change CHG-0003 --to refs/heads/release/7
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("The change that would be named; repeatable.", valueName: "CHG"))
  var change: [String] = []

  @Option(name: .long, help: ArgumentHelp("The override that would be named; repeatable.", valueName: "DEC"))
  var override: [String] = []

  @Option(name: .long, help: ArgumentHelp("The reference that would be pushed to.", valueName: "ref"))
  var to = "refs/heads/main"

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    guard let settings = try GuardSettings.kept(in: session.repository) else {
      throw UsageError("there is no guard here", hint: "folio guard install")
    }
    let repository = session.repository
    let branch = to.split(separator: "/").dropFirst(2).joined(separator: "/")
    let old = try repository.resolve("refs/remotes/origin/\(branch)")
    var names = GuardPush.Names()
    names.changes = change.map { $0.uppercased() }
    names.overrides = override.map { $0.uppercased() }
    let move = ReferenceMove(name: to, old: old, new: try repository.resolve("HEAD"))
    do {
      let refusals = try GuardPush(session, settings, now: session.now)([move], naming: names)
      for refusal in refusals { try console.say(lines: GuardText(style: console.style).lines(refusal)) }
      if refusals.isEmpty { try console.say("it would pass") }
      try console.emit(["refusals": .array(refusals.map(\.json))])
      return refusals.isEmpty ? .clean : .refused
    } catch let error as GuardedLedger.Unusable {
      for line in GuardText(style: console.errorStyle).lines(error) { try console.complain(line) }
      return .incomplete
    }
  }
}
