import ArgumentParser
import JSON
import Operations
import Platform
import ReadIndex
import Reporting

/// `folio index`: what makes questions about the past quick.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Make questions about the past quick, with an index beside the objects.",
    discussion: """
      Histories and --as-of are answered from the commits themselves, which takes the longer the more there are. With an \
      index, which every question brings up to date, they take no longer for a hundred thousand. It can be thrown away \
      at any time, and no verdict reads it.
      """,
    subcommands: [IndexBuild.self, IndexStatus.self, IndexDrop.self])
}

/// `folio index build`: makes it, or brings it up to date.
struct IndexBuild: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make the index, or bring it up to date.",
    discussion: """
      Examples:
        folio index build
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let repository = try session().repository
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    try LedgerIndex.build(of: repository) { progress.show($0, of: $1, "indexing") }
    progress.end()
    guard let status = try LedgerIndex.status(of: repository) else { return .incomplete }
    try console.tell("\(status.commits) commits and \(status.versions) versions of records are indexed")
    try console.emit(status.json)
    return .clean
  }
}

/// `folio index status`: how far it has come.
struct IndexStatus: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether there is an index, and how far it has come.",
    discussion: """
      Examples:
        folio index status --json
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    guard let status = try LedgerIndex.status(of: session().repository) else {
      try console.say("no index; folio index build makes one")
      try console.emit(["exists": false])
      return .clean
    }
    try console.say("commits   \(status.commits)")
    try console.say("versions  \(status.versions)")
    try console.say("newest    \(status.newest?.id ?? "none")\(status.isCurrent ? "" : ", and main is further")")
    try console.emit(status.json)
    return .clean
  }
}

/// `folio index drop`: throws it away.
struct IndexDrop: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Throw the index away; questions are answered from the commits again.",
    discussion: """
      Examples:
        folio index drop
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let wasThere = try LedgerIndex.drop(of: session().repository)
    try console.tell(wasThere ? "the index is gone" : "there was no index")
    try console.emit(["dropped": .bool(wasThere)])
    return .clean
  }
}

extension LedgerIndex.Status {
  /// `{exists, commits, versions, newest?, current}`
  fileprivate var json: JSONValue {
    var fields: JSONObject = [
      "exists": true, "commits": .integer(commits), "versions": .integer(versions), "current": .bool(isCurrent),
    ]
    fields["newest"] = newest.map { .string($0.id) }
    return .object(fields)
  }
}
