import ArgumentParser
import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Reporting
import Rules
import Signatures
import Storage

/// `folio init`: a ledger begins, or the worked example as one.
struct Init: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin a ledger: a repository and its one root commit.",
    discussion: """
      The root commit holds the ledger's name, a draft policy and gate model, the hooks to read, and you as its first \
      role_admin. It is signed with git's signing key, else with ~/.ssh/id_ed25519; a ledger that nobody signs takes \
      --unsigned. Pin the root commit and the key outside of the repository: folio verify compares with them.

      Examples:
        folio init alder
        folio init --bare --name Mina --email mina@alder.example /srv/ledger.git
        folio init --demo alder && folio -C alder --as PER-0007 show INI-0002
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Where the ledger begins; made if it is not there.", valueName: "dir"))
  var directory = "."

  @Flag(help: "Begin without a work tree, as a server keeps it.")
  var bare = false

  @Option(help: ArgumentHelp("Folders by how many of an id's last characters, for ever: 0 or 2.", valueName: "n"))
  var shards = 2

  @Flag(help: "Say aloud that commits will not be signed.")
  var unsigned = false

  @Option(help: "What you are called in the ledger; else git's user.name.")
  var name: String?

  @Option(help: "The address that your commits carry; else git's user.email.")
  var email: String?

  @Option(help: ArgumentHelp("Your id in the ledger, where a portfolio to import has one for you.", valueName: "per"))
  var id: RecordID?

  @Flag(help: "Begin the worked example, Alder Insurance, with keys made for the occasion.")
  var demo = false

  func validate() throws {
    guard shards == 0 || shards == 2 else { throw ValidationError("--shards is 0 or 2") }
    if let id, id.prefix != Person.kind.prefix { throw ValidationError("\(id) is not the id of a person: PER-0001") }
    if demo, unsigned || name != nil || email != nil || id != nil {
      throw ValidationError("--demo brings its own people and keys: give no --unsigned, --name, --email or --id")
    }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let environment = Environment.current()
    if demo { return try makeDemo(console, environment) }
    let now = try global.now ?? Session.time(environment)
    var terms = BeginLedger.Terms()
    (terms.isBare, terms.shards, terms.isUnsigned) = (bare, shards, unsigned)
    (terms.name, terms.email, terms.id) = (name, email, id)
    var generator = SystemRandomNumberGenerator()
    switch try BeginLedger(environment: environment, now: now)(at: path(directory), terms, using: &generator) {
    case .refused(let judged):
      try console.report(judged, heading: "refused, no ledger was begun")
      return .refused
    case .begun(let begun):
      try tell(begun, console)
      guard !console.isQuiet || console.isJSON else { return .clean }
      try console.say("\nnext: enrol people, declare what there is, then let the rules hold")
      for step in Self.steps(in: directory) { try console.say("  \(step)") }
      try console.emit(.object(json(begun)))
      return .clean
    }
  }

  private func makeDemo(_ console: Console, _ environment: Environment) throws -> ExitStatus {
    switch try DemoLedger(environment: environment)(at: path(directory), isBare: bare) {
    case .refused(let judged):
      try console.report(judged, heading: "refused, no ledger was begun")
      return .refused
    case .made(let made):
      try tell(made.begun, console)
      guard !console.isQuiet || console.isJSON else { return .clean }
      try console.say("declared      \(made.recordCount) records, and the policy is active")
      try console.say("keys          \(TerminalText(made.keyFolder)), one file a person: throw-away, for --as")
      try console.say("\nnext:")
      try console.say("  folio -C \(directory) log INI-0002")
      try console.say("  folio -C \(directory) --as PER-0007 change new --target INI-0002")
      var fields = json(made.begun)
      fields["records"] = .integer(Int64(made.recordCount))
      fields["key_folder"] = .string(made.keyFolder)
      try console.emit(.object(fields))
      return .clean
    }
  }

  /// What to pin; with `--quiet` the root commit alone, for a script to keep.
  private func tell(_ begun: BeginLedger.Begun, _ console: Console) throws {
    guard !console.isQuiet else { return try console.say(begun.root.id?.description ?? "") }
    let founder = begun.founder
    try console.say("ledger        \(begun.identity.ledger)")
    try console.say("root commit   \(begun.root.id?.description ?? "")")
    if let key = founder.key {
      try console.say("root key      \(key.fingerprint)")
    } else {
      try console.say("root key      none: UNSIGNED, and every verdict will say so")
    }
    try console.say("role_admin    \(founder.id) \(TerminalText(founder.name)) <\(TerminalText(founder.email))>")
    try console.say("pin these: keep them outside of the repository, and give them to whoever verifies it")
  }

  private func json(_ begun: BeginLedger.Begun) -> JSONObject {
    [
      "ledger": .string(begun.identity.ledger), "root": begun.root.id.map { .string($0.description) } ?? .null,
      "keys": .array(begun.founder.key.map { [.string($0.fingerprint)] } ?? []),
      "founder": .string(begun.founder.id.text), "directory": .string(directory),
    ]
  }

  private static func steps(in place: String) -> [String] {
    [
      "folio -C \(place) policy edit POL-0001 --set home_tz=Europe/London --set currency=kEUR",
      "folio -C \(place) person new --title Femi --set emails='[\"femi@example.org\"]'",
      "folio -C \(place) import DIR          an existing portfolio, as it stands",
      "folio -C \(place) policy activate     says what is missing until the ledger can govern itself",
    ]
  }
}
