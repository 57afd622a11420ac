import ArgumentParser
import Governance
import JSON
import Operations
import Platform
import Storage

/// `folio person new`: enrols somebody.
struct PersonNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Enrol somebody: addresses, key and roles.",
    discussion: """
      Only a role_admin enrols people. Roles and keys count once a second role_admin has run folio person confirm; while \
      the ledger is set up they count at once. Use pseudonymous addresses where names must be erasable.

      Examples:
        folio person new --title Grace --email per-0007@alder.example --function operations
        folio person new --title Ben --email ben@alder.example --function finance --role finance --key ben.pub
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: "An address that this person's commits carry; repeatable.")
  var email: [String] = []

  @Option(name: .long, help: "Where the person works: cx, operations, finance, risk, it, frontline or other.")
  var function: String?

  @Option(name: .long, help: "A role to grant, from today on; repeatable.", completion: RoleName.completion)
  var role: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("A public key that the person signs with; repeatable.", valueName: "file"),
    completion: .file(extensions: ["pub"]))
  var key: [String] = []

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    var said: [FieldAssignment] = []
    if !email.isEmpty { said.append(FieldAssignment("/emails", .array(email.map { .string($0.lowercased()) }))) }
    if let function { said.append(FieldAssignment("/function", .string(function))) }
    let keys = try key.map { try PublicKeyFile($0, from: global.directory).line() }
    let new = try options.record(of: Person.kind, in: session.view(), directory: global.directory, said: said)
    return try writing(session, write, console)("Enrol \(new.id)", about: new.id) { edits, context in
      try new.apply(to: &edits, context)
      for key in keys { try AddKey(key, to: new.id).apply(to: &edits, context) }
      for role in role { try GrantRole(role, to: new.id).apply(to: &edits, context) }
    }
  }
}

/// A file that holds a public key as OpenSSH writes it.
struct PublicKeyFile {
  let path: String
  let directory: String

  init(_ path: String, from directory: String) {
    self.path = path
    self.directory = directory
  }

  /// Its one line; `-` stands for standard input.
  func line() throws -> String {
    let limit = 16_384
    let bytes =
      path == "-"
      ? try StandardStream.readInput(limit: limit)
      : try Files.read(folio.path(path, from: directory), limit: limit)
    return String(decoding: bytes, as: UTF8.self)
  }
}
