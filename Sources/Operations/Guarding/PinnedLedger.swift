public import Calendars
public import Git
import Governance
import Rules
public import Platform
import Storage

/// The copy of the ledger that a guarded repository asks: the pinned one, and fresh.
///
/// It is asked as its server last told it: `origin/main` where the copy has that, else its main. What somebody committed
/// into the copy alone counts for nothing there.
public struct PinnedLedger {
  /// The setting that says where the copy is.
  public static let pathSetting = "folio.guardledger"
  /// The setting that says which root commit it has.
  public static let pinSetting = "folio.guardpin"

  /// How far the clocks of two machines may differ, in seconds.
  private static let clockSkew: Int64 = 900

  public let path: String
  public let view: LedgerView
  /// When the copy was last known to be what its server has.
  public let freshAt: Instant

  /// Opens the copy at `path`.
  ///
  /// - Parameter known: which head was last found to be the pinned ledger's; all of history is looked at without it.
  /// - Throws: ``GuardFault`` when it is missing, unreadable or not the pinned one.
  public init(
    at path: String, pin: RootPin, now: Instant, environment: Environment, zones: ZoneDatabase
  ) throws {
    try self.init(at: path, pin: pin, known: nil, now: now, environment: environment, zones: zones)
  }

  private init(
    at path: String, pin: RootPin, known: KnownHead?, now: Instant, environment: Environment, zones: ZoneDatabase
  ) throws {
    self.path = path
    let repository: Repository
    let head: CommitObject
    let ledger: Ledger
    do {
      repository = try Repository.open(at: path)
      guard
        let id = try repository.resolve("refs/remotes/origin/main") ?? repository.resolve(Ledger.mainReference)
      else { throw StorageError.empty(reference: Ledger.mainReference) }
      head = try repository.commit(id)
      ledger = try Ledger(repository, tree: head.tree)
      try Self.require(pin, of: repository, at: id, known, named: path)
    } catch let fault as GuardFault {
      throw fault
    } catch {
      throw GuardFault(
        "the ledger at \(path) cannot be read: \(error)", next: "git clone --mirror LEDGER \(path)")
    }
    if let name = pin.ledger, name != ledger.identity.ledger {
      throw GuardFault(
        "\(path) is the ledger \(ledger.identity.ledger), pinned is \(name)", next: "folio guard install")
    }
    freshAt = try max(head.time, Self.fetched(head.id, in: repository) ?? head.time)
    let session = Session(repository: repository, environment: environment, now: now, zones: zones)
    view = LedgerView(session, ledger, head, GitPast(ledger), at: now)
  }

  /// The copy that the settings of `repository` name.
  public init(of repository: Repository, now: Instant, environment: Environment, zones: ZoneDatabase) throws {
    guard let path = repository.configValue(Self.pathSetting),
      let pin = repository.configValue(Self.pinSetting).flatMap({ ObjectID(hex: $0) })
    else {
      throw GuardFault(
        "no ledger is named to this repository", next: "folio guard install --ledger PATH --pin ROOT")
    }
    try self.init(
      at: path, pin: RootPin(root: pin), known: KnownHead(of: repository), now: now, environment: environment,
      zones: zones)
  }

  /// The regions of its policy.
  func regions() throws -> Set<String> {
    Set(try view.state.record(Policy.id, as: Policy.self)?.regions.map(\.key) ?? [])
  }

  /// - Throws: ``GuardFault`` when the copy is older than the policy lets a guard answer from (`guard.max_copy_age`).
  public func requireFresh(at now: Instant) throws {
    let policy = try view.state.record(Policy.id, as: Policy.self)
    guard let bound = policy?.text("guard", "max_copy_age").flatMap({ CalendarDuration($0) }) else {
      throw GuardFault("the policy does not say how old a copy may be", next: "name thresholds.guard.max_copy_age")
    }
    guard freshAt <= now.adding(seconds: Self.clockSkew) else {
      throw GuardFault(
        "the ledger at \(path) was fetched at \(freshAt), which lies ahead: here it is \(now)",
        next: "git -C \(path) fetch, and set the clocks")
    }
    guard now <= Zone.utc.instant(bound, after: freshAt) else {
      throw GuardFault(
        "the ledger at \(path) is too old: from \(freshAt), and it may be \(bound) old", next: "git -C \(path) fetch")
    }
  }

  /// That all that `head` descends from begins with the pinned root, and holds what was seen before.
  private static func require(
    _ pin: RootPin, of ledger: Repository, at head: ObjectID, _ known: KnownHead?, named path: String
  ) throws {
    let seen = known?.head(from: pin.root)
    if let seen, try ledger.isStraight(to: head, from: seen) {
      if seen != head { known?.note(head, root: pin.root) }
      return
    }
    let roots = try ledger.roots(of: head)
    guard roots == [pin.root] else {
      throw GuardFault(
        "\(path) is another ledger: it begins with \(roots.map(\.description).joined(separator: ", ")), pinned is \(pin.root)",
        next: "clone the pinned ledger there, or folio guard install --ledger PATH --pin ROOT")
    }
    if let seen, try !ledger.descends(head, from: seen) {
      throw GuardFault(
        "the ledger at \(path) was wound back: it stands at \(head), and \(seen) was seen in it",
        next:
          "git -C \(path) fetch; where its server was wound back on purpose, folio guard install forgets what was seen")
    }
    known?.note(head, root: pin.root)
  }

  /// When git last fetched `head`, by the file in which it notes what it fetched.
  ///
  /// A fetch that brought something else and moved no branch does not count: the copy does not show what it brought.
  private static func fetched(_ head: ObjectID, in repository: Repository) throws -> Instant? {
    let file = repository.gitDirectory + "FETCH_HEAD"
    guard try Files.exists(file) else { return nil }
    let lines = String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self).split(separator: "\n")
    guard lines.contains(where: { $0.hasPrefix(head.description) }) else { return nil }
    return Instant(secondsSinceEpoch: try Files.modified(file))
  }
}
