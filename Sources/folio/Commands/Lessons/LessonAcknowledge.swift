public import ArgumentParser
import Governance
public import Operations
import Storage

/// `folio lesson ack`: says what an initiative makes of a lesson.
struct LessonAcknowledge: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Say whether a lesson applies to an initiative, and how or why not.",
    discussion: """
      A lesson that does not apply takes a note of 20 characters or more. Acknowledging again replaces what was said.

      Examples:
        folio lesson ack INI-0009 LES-0001 --response apply
        folio lesson ack INI-0009 LES-0001 --response not_applicable --note 'Nothing here speaks with customers'
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The initiative.", completion: IDCompletion.of(Initiative.kind))
  var initiative: String

  @Argument(help: "The lesson.", completion: IDCompletion.of(Lesson.kind))
  var lesson: String

  @Option(name: .long, help: "Whether it applies: apply or not_applicable.")
  var response: AcknowledgeLesson.Response

  @Option(name: .long, help: "How it is applied, or why it does not apply.")
  var note: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let state = try session.view().state
    let initiative = try state.resolve(initiative, as: Initiative.kind)
    let lesson = try state.resolve(lesson, as: Lesson.kind)
    let act = AcknowledgeLesson(lesson, by: initiative, response: response, note: note)
    return try writing(session, write, console)("Consider \(lesson) in \(initiative)", about: initiative) { edits, _ in
      try act.apply(to: &edits)
    }
  }
}

extension AcknowledgeLesson.Response: ExpressibleByArgument {}
