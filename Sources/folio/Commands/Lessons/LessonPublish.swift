import ArgumentParser
import Governance
import Operations
import Storage

/// `folio lesson publish`: makes a lesson one that gates ask about.
struct LessonPublish: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a lesson, so that gates ask whether it was considered.",
    discussion: """
      From then on G2, G3 and G4 of every initiative that shares a tag ask about it, when its severity is medium or high.

      Examples:
        folio lesson publish LES-0003
        folio lesson publish LES-0003 --dry-run
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Its id, or the beginning of it.", completion: IDCompletion.of(Lesson.kind))
  var id: String

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let id = try session.view().state.resolve(id, as: Lesson.kind)
    return try writing(session, write, console)("Publish \(id)", about: id) { edits, _ in
      try PublishLesson(id).apply(to: &edits)
    }
  }
}
