import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage

/// A folder for one test, with a copy of the demo's ledger, a server and clones where they are asked for.
struct Workshop: ~Copyable {
  private let folder: TemporaryFolder
  let environment: Environment

  init() throws {
    var environment = Environment.current()
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMITTER_DATE", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"] {
      environment.variables[name] = nil
    }
    self.environment = environment
    folder = try TemporaryFolder(environment)
  }

  var path: String { folder.path }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// The demo's ledger at `name`, its keys beside it.
  @discardableResult
  func demo(_ name: String = "alder") throws -> DemoLedger.Made {
    switch try DemoLedger(environment: environment)(at: path(name)) {
    case .made(let made): return made
    case .refused(let judged): throw Refused(judged)
    }
  }

  /// A bare copy of `source` that is pushed to, without hooks.
  func server(of source: String = "alder") throws { try git("clone", "-q", "--bare", path(source), path("server.git")) }

  /// A clone of the server in which `person` works, signing with the demo's key.
  func clone(for person: RecordID) throws {
    let name = person.text
    try git("clone", "-q", path("server.git"), path(name))
    for (setting, value) in [
      ("user.name", name), ("user.email", "\(name.lowercased())@alder.example"), ("gpg.format", "ssh"),
      ("user.signingkey", path("alder-keys/\(name)")), ("commit.gpgsign", "true"),
    ] { try git("-C", path(name), "config", setting, value) }
  }

  func session(_ name: String, at time: String, as actor: RecordID? = nil) throws -> Session {
    Session(
      repository: try Repository.open(at: path(name)), environment: environment, now: .at(time), zones: .system,
      actor: actor)
  }

  /// Edits one record and commits it as whom the session acts as.
  @discardableResult
  func edit(
    _ id: RecordID, in session: Session, _ message: String = "Edit\n", _ change: (inout JSONObject) throws -> Void
  ) throws -> JudgedCommit {
    switch try WriteCommit(session, message: message)({ edits, _ in try edits.update(id, change) }) {
    case .written(let judged): return judged
    case .refused(let judged): throw Refused(judged)
    default: throw Refused(nil)
    }
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String { try git(arguments) }

  /// - Parameter date: the committer's, when it is not now.
  @discardableResult
  func git(_ arguments: [String], date: String? = nil) throws -> String {
    var child = ChildProcess("git", arguments)
    child.environment = environment
    child.environment?.variables["GIT_COMMITTER_DATE"] = date
    let outcome = try child.run()
    guard outcome.succeeded else { throw Refused(nil, String(decoding: outcome.errors, as: UTF8.self)) }
    return String(decoding: outcome.output, as: UTF8.self)
  }
}

/// A step that a test takes for granted was refused.
struct Refused: Error, CustomStringConvertible {
  let description: String

  init(_ judged: JudgedCommit?, _ words: String = "nothing was written") {
    let violations = judged?.violations.map {
      "\($0.violation.rule.code) \($0.violation.subject): \($0.violation.message)"
    }
    description = violations?.joined(separator: "\n") ?? words
  }
}

extension Instant {
  static func at(_ text: String) -> Instant { Instant(text)! }  // written in a test
}

extension RecordID {
  static func id(_ text: String) -> RecordID { RecordID(text)! }  // written in a test

  static let ana = id("PER-0001")
  static let chloe = id("PER-0003")
  static let grace = id("PER-0007")
  static let mina = id("PER-0013")
  static let portal = id("INI-0002")
}

extension Session {
  /// The record as the newest commit holds it.
  func record(_ id: RecordID) throws -> Record? { try ledger().state(of: head()?.tree).record(id) }

  /// What the rules say of all of history, commit by commit.
  func verdicts() throws -> [JudgedCommit] {
    guard let head = try head() else { return [] }
    var walk = try CommitWalk(repository, from: head.id, notFrom: nil)
    var verdicts: [JudgedCommit] = []
    while let commit = try walk.next() { verdicts.append(try judge(ledger())(commit)) }
    return verdicts
  }
}
