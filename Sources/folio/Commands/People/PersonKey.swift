import ArgumentParser
import Git
import Governance
import Operations
import Storage

/// `folio person key`: adds or revokes a key that somebody signs with.
struct PersonKey: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Add a key that somebody signs with, or revoke one.",
    discussion: """
      Your own new key counts at once, in a commit signed with one that you have; somebody else's once a second \
      role_admin has run folio person confirm. Revoking counts at once.

      Examples:
        folio person key PER-0002 add ben.pub
        folio person key PER-0002 revoke K1
        folio person key PER-0002 revoke K1 --distrusted-from d5509d0
      """)

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case add, revoke
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Whose.", completion: IDCompletion.of(Person.kind))
  var person: String

  @Argument(help: "add or revoke.")
  var action: Action

  @Argument(
    help: ArgumentHelp(
      "The file that holds the public key (- for standard input), or the id of a key.", valueName: "file|key"),
    completion: .file())
  var subject: String

  @Option(
    name: .long,
    help: ArgumentHelp("With revoke: the commit from which on nothing that it signed is believed.", valueName: "commit")
  )
  var distrustedFrom: String?

  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let person = try session.view().state.resolve(person, as: Person.kind)
    let writing = writing(session, write, console)
    switch action {
    case .add:
      let line = try publicKey(in: subject)
      return try writing("Add a key of \(person)", about: person) { edits, context in
        try AddKey(line, to: person).apply(to: &edits, context)
      }
    case .revoke:
      var revoke = RevokeKey(subject.uppercased(), of: person)
      revoke.distrustedFrom = try distrustedFrom.map { try Revision($0).commit(in: session.repository).description }
      return try writing("Revoke key \(revoke.key) of \(person)", about: person) { edits, _ in
        try revoke.apply(to: &edits)
      }
    }
  }
}
