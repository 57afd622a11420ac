import ArgumentParser
import Git
import JSON
import Operations
import Platform
import Reporting
import Storage

/// `folio index`: the file that questions are answered from sooner.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Make, look at and throw away the index that answers questions about the past sooner.",
    discussion: """
      The index is a file in the git directory, and can be thrown away at any time. Lists, histories and answers as of a \
      day use it when it is there, add up to 1,000 new commits to it by themselves, and say the same without it. Hooks, \
      rules and verdicts never look at it.
      """,
    subcommands: [IndexBuild.self, IndexStatusCommand.self, IndexDrop.self])
}

/// `folio index build`
struct IndexBuild: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make the index, or bring it up to the newest commit.",
    discussion: """
      A file that is damaged, of another version, or of a line that was rewritten is replaced.

      Examples:
        folio index build
        folio index build --anew
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Begin at the first commit, whatever is there.")
  var anew = false

  func perform(_ console: Console) throws -> ExitStatus {
    let (index, head) = try session().index()
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    defer { progress.end() }
    let added = try index.build(upTo: head, anew: anew) { progress.show($0, of: $1, "indexing") }
    progress.end()
    let status = try IndexStatus(of: index, at: head)
    try console.say("added \(added) commits: \(status.commits) commits, \(status.versions) versions of records")
    try console.emit([
      "added": .integer(Int64(added)), "commits": .integer(Int64(status.commits)), "path": .string(status.path),
      "versions": .integer(Int64(status.versions)),
    ])
    return .clean
  }
}

/// `folio index status`
struct IndexStatusCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether there is an index, and what it knows.",
    discussion: """
      Exit status: 0 when it knows every commit or is not there, 1 when it lacks commits or cannot be used.

      Examples:
        folio index status
        folio index status --json
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let (index, head) = try session().index()
    let status = try IndexStatus(of: index, at: head)
    try console.say("\(TerminalText(status.standing.words))")
    if status.commits > 0 {
      try console.say("  \(status.commits) commits, \(status.versions) versions of records")
    }
    if let hint = status.standing.hint { try console.tell("  \(hint)") }
    try console.emit([
      "commits": .integer(Int64(status.commits)), "path": .string(status.path),
      "standing": .string(status.standing.name), "versions": .integer(Int64(status.versions)),
    ])
    return status.standing == .current || status.standing == .absent ? .clean : .refused
  }
}

/// `folio index drop`
struct IndexDrop: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Throw the index away.",
    discussion: """
      Examples:
        folio index drop
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let wasThere = try session().index().index.drop()
    try console.say(wasThere ? "the index is gone; Git answers alone" : "there was no index")
    try console.emit(["dropped": .bool(wasThere)])
    return .clean
  }
}

extension Session {
  /// The index of this ledger, and the newest commit of main, which it is to reach.
  fileprivate func index() throws -> (index: LedgerIndex, head: ObjectID) {
    guard let head = try repository.resolve(Ledger.mainReference) else {
      throw StorageError.empty(reference: Ledger.mainReference)
    }
    return (LedgerIndex(try Ledger(repository, commit: head)), head)
  }
}

extension IndexStatus.Standing {
  fileprivate var name: String {
    switch self {
    case .absent: "absent"
    case .current: "current"
    case .behind: "behind"
    case .onAnotherLine: "on_another_line"
    case .unusable: "unusable"
    }
  }

  fileprivate var words: String {
    switch self {
    case .absent: "there is no index"
    case .current: "the index knows every commit"
    case .behind(let count): "the index lacks the newest \(count) commits"
    case .onAnotherLine: "the index is of a line that was rewritten"
    case .unusable(let why): "the index cannot be used: \(why)"
    }
  }

  fileprivate var hint: String? {
    switch self {
    case .absent: "folio index build makes one"
    case .current: nil
    case .behind, .onAnotherLine, .unusable: "folio index build mends it"
    }
  }
}
