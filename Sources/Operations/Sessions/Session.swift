public import Calendars
public import Git
public import Governance
public import Platform
import Rules
public import Storage

/// One person at one ledger: where it is, who acts, with which key, and what time it is.
public struct Session {
  public let repository: Repository
  public let environment: Environment
  /// The time about to be written: `--now`, else `GIT_COMMITTER_DATE`, else the clock.
  public let now: Instant
  public let zones: ZoneDatabase
  /// The person of a rehearsal ledger to act as (`--as`); nothing for whoever git says.
  public let actor: RecordID?

  public init(
    repository: Repository, environment: Environment, now: Instant, zones: ZoneDatabase, actor: RecordID? = nil
  ) {
    self.repository = repository
    self.environment = environment
    self.now = now
    self.zones = zones
    self.actor = actor
  }

  /// The session in the repository that holds `directory`.
  ///
  /// - Parameters:
  ///   - now: what `--now` gave.
  ///   - actor: what `--as` gave.
  /// - Throws: `GitError` when there is no repository or it cannot be read.
  public static func open(
    at directory: String, environment: Environment, now: Instant? = nil, actor: RecordID? = nil,
    zones: ZoneDatabase = .system
  ) throws -> Session {
    Session(
      repository: try Repository.discover(from: directory), environment: environment,
      now: try now ?? Self.time(environment), zones: zones, actor: actor)
  }

  /// The time that git would write.
  public static func time(_ environment: Environment) throws -> Instant {
    guard let text = environment.nonEmpty("GIT_COMMITTER_DATE") else {
      return Instant(secondsSinceEpoch: SystemClock.now())
    }
    guard let time = GitDate(text)?.instant else {
      throw UsageError("GIT_COMMITTER_DATE is '\(text)'", hint: "write it as 2026-09-08T12:00:00Z or as SECONDS +0000")
    }
    return time
  }

  /// The reference that commits go to: the branch that is checked out when it is main or a draft, else main.
  ///
  /// - Throws: `UsageError` on a branch that is no part of the ledger.
  public func reference() throws -> String {
    guard !repository.isBare else { return Ledger.mainReference }
    switch try repository.head() {
    case .branch(let name, _):
      guard name == Ledger.mainReference || name.hasPrefix("refs/heads/draft/") else {
        throw UsageError("\(name) is checked out, and the ledger is main", hint: "git switch main")
      }
      return name
    case .detached:
      throw UsageError("no branch is checked out", hint: "git switch main")
    }
  }

  /// The newest commit of the ledger; nothing before the first.
  public func head() throws -> CommitObject? {
    try repository.resolve(reference()).map { try repository.commit($0) }
  }

  /// The ledger as its newest commit holds it.
  ///
  /// - Throws: `StorageError` when there is none.
  public func ledger() throws -> Ledger {
    guard let head = try head() else { throw StorageError.empty(reference: try reference()) }
    return try Ledger.asked(repository, at: head)
  }

  public func judge(_ ledger: Ledger) -> JudgeCommits { JudgeCommits(ledger, zones: zones) }
}

extension ZoneDatabase {
  /// The zones of this machine's tz database.
  public static let system: ZoneDatabase = {
    let files = ZoneFiles()
    return ZoneDatabase(version: (try? files.version()) ?? nil) { try files.bytes(of: $0) }
  }()
}
