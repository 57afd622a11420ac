public import Calendars
import Git
import Governance
import JSON
import Platform
import Rules
import Storage

/// The copy of a ledger that a guard answers from.
///
/// It must be there, begin with the root that is trusted, and have been brought up to date not longer ago than the policy
/// allows (`thresholds.guard.max_copy_age`); else nothing passes.
public struct GuardedLedger {
  /// Why a copy cannot be answered from.
  public struct Unusable: Error, Sendable, CustomStringConvertible {
    public let description: String
    /// What to do about it.
    public let fix: String
  }

  public let view: LedgerView
  /// When the copy was last brought up to date; nothing for a repository that people push to.
  public let fetchedAt: Instant?

  /// - Parameters:
  ///   - code: the repository that is guarded.
  ///   - now: when is asked.
  /// - Throws: `Unusable`.
  public init(_ settings: GuardSettings, of code: Session, now: Instant) throws(Unusable) {
    let path = settings.ledger
    let repository: Repository
    do {
      repository = try Repository.open(at: path)
    } catch {
      throw Unusable(
        description: "there is no copy of the ledger at \(path): \(error)",
        fix: "git clone the ledger there, or install the guard anew with --ledger")
    }
    do {
      let session = Session(repository: repository, environment: code.environment, now: now, zones: code.zones)
      guard let head = try repository.resolve(Self.reference(of: repository)) else {
        throw Unusable(description: "the copy of the ledger at \(path) is empty", fix: "git -C \(path) fetch")
      }
      try Self.checkRoot(of: repository, head: head, settings, path, seen: SeenHead(code.repository))
      let ledger = try Ledger(repository, commit: head)
      view = LedgerView(session, ledger, try repository.commit(head), GitPast(ledger))
      fetchedAt = try Self.fetched(repository)
    } catch let error as Unusable {
      throw error
    } catch {
      throw Unusable(
        description: "the copy of the ledger at \(path) cannot be read: \(error)", fix: "git -C \(path) fsck")
    }
    try checkAge(path, now)
  }

  /// What the ledger's own server has, where that is known.
  private static func reference(of repository: Repository) throws -> String {
    let tracked = "refs/remotes/origin/main"
    return try repository.isBare || repository.resolve(tracked) == nil ? Ledger.mainReference : tracked
  }

  private static func checkRoot(
    of repository: Repository, head: ObjectID, _ settings: GuardSettings, _ path: String, seen: SeenHead
  ) throws {
    let known = seen.head(under: settings.root)
    var line = FirstParents(repository, from: head)
    var last = head
    var count = 0
    while let commit = try line.next() {
      if commit.id.description == settings.root || commit.id.description == known {
        // What descends from the root does so for ever, and the way to it need not be gone twice.
        if count > SeenHead.farAway { seen.remember(head.description, under: settings.root) }
        return
      }
      (last, count) = (commit.id, count + 1)
    }
    throw Unusable(
      description: "\(path) holds another ledger: it begins with \(last), not with \(settings.root)",
      fix: "compare the pin with what you were told, and install the guard anew")
  }

  /// When git last fetched here: it writes FETCH_HEAD each time.
  private static func fetched(_ repository: Repository) throws -> Instant? {
    guard repository.configValue("remote.origin.url") != nil else { return nil }
    for name in ["FETCH_HEAD", "packed-refs", "HEAD"] {
      if let seconds = try Files.modified(repository.commonDirectory + name) {
        return Instant(secondsSinceEpoch: seconds)
      }
    }
    return .distantPast
  }

  private func checkAge(_ path: String, _ now: Instant) throws(Unusable) {
    guard let fetchedAt else { return }
    let policy: Policy?
    do { policy = try view.state.record(Policy.id, as: Policy.self) } catch {
      throw Unusable(description: "the policy at \(path) cannot be read: \(error)", fix: "git -C \(path) fsck")
    }
    let most = policy?.text("guard", "max_copy_age").flatMap { CalendarDuration($0) } ?? CalendarDuration("PT24H")
    guard let most, fetchedAt.adding(seconds: most.approximateSeconds) < now else { return }
    throw Unusable(
      description: "the copy of the ledger at \(path) is of \(fetchedAt), older than \(most)",
      fix: "git -C \(path) fetch")
  }
}

/// The newest commit of a ledger that was found to descend from the root that is trusted.
struct SeenHead {
  /// How many commits are looked through each time without remembering.
  static let farAway = 500

  private let path: String

  init(_ code: Repository) { path = code.commonDirectory + "folio/guard.seen" }

  func head(under root: String) -> String? {
    guard let bytes = try? Files.read(path, limit: 1 << 10) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    return words.count == 2 && words[0] == root ? String(words[1]) : nil
  }

  /// A guard that cannot remember looks again.
  func remember(_ head: String, under root: String) { try? Files.write(Array("\(root) \(head)".utf8), to: path) }
}
