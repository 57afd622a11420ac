import ArgumentParser
import Governance
import Operations
import Reporting
import Rules
import Storage

extension Initiative: KindVerbs {
  static var new: (any ParsableCommand.Type)? { InitiativeNew.self }
}

/// `folio initiative new`: begins an initiative and says what others have learned already.
struct InitiativeNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make an initiative and commit it.",
    discussion: """
      What need not be said is filled in: a fresh id, the first status and stage, the active gate model, you as its owner \
      and sponsor, the time. Lessons of others that share a tag are named; its gates will ask about them.

      Examples:
        folio initiative new --title 'Callback instead of hold' --set 'tags=["contact-centre","ivr"]'
        folio initiative new --from draft.json --dry-run
        folio initiative new --from INI-0001 --title 'The next one'
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    let new = try options.record(of: Initiative.kind, in: view, path: path)
    var made: Initiative?
    let status = try writing(session, write, console)("Add initiative \(new.id)", about: new.id) { edits, context in
      try new.apply(to: &edits, context)
      made = try edits.require(new.id, as: Initiative.self)
    }
    guard status == .clean, let made else { return status }
    let lessons = try made.unconsidered(among: view.state.all(Lesson.self))
    guard !lessons.isEmpty else { return status }
    try console.tell("others have learned what may matter here:")
    let text = LessonText(style: console.errorStyle)
    for lesson in lessons { try console.tell("  " + text.hint(lesson, for: new.id)) }
    return status
  }
}
