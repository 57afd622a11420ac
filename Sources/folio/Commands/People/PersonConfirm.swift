import ArgumentParser
import Governance
import JSON
import Operations
import Storage

/// `folio person confirm`: makes the roles and keys count that another role_admin gave.
struct PersonConfirm: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm, as a second role_admin, the roles and keys that another one gave.",
    discussion: """
      Look at them first: folio person show PER. Neither the person nor whoever gave them may confirm.

      Examples:
        folio person confirm PER-0002
        folio person confirm --all
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Whose.", completion: IDCompletion.of(Person.kind))
  var person: String?

  @Flag(name: .long, help: "Everybody's.")
  var all = false

  @OptionGroup var write: WriteOptions

  func validate() throws {
    if (person == nil) != all { throw ValidationError("name a person, or say --all") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let person = try person.map { try session.view().state.resolve($0, as: Person.kind) }
    var confirmed: [String] = []
    let writing = writing(session, write, console)
    let (outcome, edits) = try writing.outcome("Confirm roles and keys\(person.map { " of \($0)" } ?? "")") {
      edits, context in
      confirmed = try ConfirmEntries(of: person).apply(to: &edits, context)
    }
    if confirmed.isEmpty {
      try console.tell("nothing waits for confirmation")
      try console.emit(["committed": .null, "confirmed": [], "violations": []])
      return .clean
    }
    for entry in confirmed { try console.tell("confirmed \(entry)") }
    guard let about = person ?? edits?.author else { return .clean }
    return try writing.report(outcome, about: about, edits)
  }
}
