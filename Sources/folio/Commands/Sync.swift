import ArgumentParser
import Git
import JSON
import Operations
import Platform
import Reporting
import Rules

/// `folio sync`: one's own copy and the server's come together.
struct Sync: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Take in what others pushed, make your own commits again on top of it, push them.",
    discussion: """
      Git fetches and pushes, with your ssh, credentials and proxies. What comes in is judged. Your own unpushed commits \
      are merged field by field, dated now, judged and signed again; where both sides changed one field, both values are \
      shown and nothing moves.

      Examples:
        folio sync
        folio sync --no-push
        folio sync --remote upstream
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "What git calls the other copy.")
  var remote = "origin"

  @Flag(help: "Push nothing.")
  var noPush = false

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let sync = try SyncLedger(session, remote: remote, pushes: !noPush, isQuiet: console.isQuiet || console.isJSON)
    let text = SyncText(remote: remote, style: console.style)
    switch try sync() {
    case .synchronised(let report):
      try console.say(lines: text.lines(report))
      try console.emit(text.json(report))
      return .clean
    case .conflicts(let commit, let conflicts):
      for line in text.lines(commit, conflicts) { try console.complain(line) }
      try console.emit(["conflicts": .array(conflicts.map(text.json))])
      return .refused
    case .refused(let commit, let judged):
      let heading = "refused: your commit \(text.short(commit)) does not stand on what \(remote) has; nothing moved"
      try console.report(judged, in: session, heading: heading)
      return .refused
    case .distrusted(let judged):
      let heading =
        "\(remote) sent \(judged.facts.shortID), which the rules refuse; nothing moved: ask who runs the server"
      try console.report(judged, in: session, heading: heading)
      return .refused
    case .rewound(let old, let new):
      try console.complain(
        "folio: \(remote) had \(old) and now has \(new), which does not descend from it; nothing moved")
      try console.complain(
        "  fix: history of main only grows: ask who runs the server; folio verify says what you hold")
      return .refused
    case .notFetched(let ending):
      try console.complain("folio: could not fetch from \(remote): git \(ending); its words are above")
      return .incomplete
    case .notPushed(let report, let ending):
      try console.say(lines: text.lines(report))
      try console.complain("folio: \(remote) took nothing: git \(ending); its words are above")
      return ending == .exited(1) ? .refused : .incomplete
    }
  }
}
