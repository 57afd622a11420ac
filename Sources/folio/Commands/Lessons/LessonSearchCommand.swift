import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Rules
import Storage

/// `folio lesson search`: the lessons that words lead to.
struct LessonSearchCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find lessons by words, the best match first.",
    discussion: """
      Looks at title, what happened, recommendation, cause and tags. A word finds every word that begins with it.

      Examples:
        folio lesson search fallback person
        folio lesson search notice --tag notifications
        folio lesson search --tag self-service --json
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Argument(help: "The words; without any, all lessons of the tag.")
  var words: [String] = []

  @Option(name: .long, help: "Only lessons with this tag.")
  var tag: String?

  func perform(_ console: Console) throws -> ExitStatus {
    guard !words.isEmpty || tag != nil else { throw UsageError("search for what?", hint: "name a word or a --tag") }
    let view = try session().view(asOf: read.asOf)
    let hits = try LessonSearch(view.state.all(Lesson.self))(words, tag: tag)
    try console.emit(.array(hits.map(\.json)))
    guard !hits.isEmpty else {
      try console.tell("no lesson like that; folio lesson list shows all")
      return .clean
    }
    try console.say(lines: LessonText(style: console.style).lines(hits, width: console.width))
    return .clean
  }
}
