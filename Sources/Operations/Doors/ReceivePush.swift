public import Calendars
public import Git
import Governance
import JSON
import Rules
import Signatures
import Storage

/// Judges a push: every commit that its references bring, parents first, at the commit's time and at the server's clock.
///
/// The range is what is reachable from the new value and not from the old value *of that reference*; each commit is
/// judged, never only the net difference or the tip (SECURITY.md D2).
public struct ReceivePush {
  /// The most commits that one push may bring (GIT-07).
  public static let maximumCommits = 10_000

  let repository: Repository
  let pin: RootPin?
  let now: Instant?
  let zones: ZoneDatabase

  /// - Parameters:
  ///   - pin: what the receiver trusts; without one a push that begins the ledger is refused.
  ///   - now: the receiving clock; nothing where a push is rehearsed on the sender's side.
  public init(_ repository: Repository, pin: RootPin?, now: Instant?, zones: ZoneDatabase = .system) {
    self.repository = repository
    self.pin = pin
    self.now = now
    self.zones = zones
  }

  /// - Throws: `GitError` when an object is missing or unreadable; any surprise refuses the push.
  public func callAsFunction(_ moves: [ReferenceMove]) throws -> PushVerdict {
    var verdict = PushVerdict()
    for move in moves {
      let update = try rulesView(of: move)
      verdict.references += ReferenceUpdateRules().violations(of: update)
      guard let new = move.new else { continue }
      if update.isMain {
        try judgeMain(move, new, &verdict)
      } else if update.draftOwner != nil {
        try judgeDraft(new, &verdict)
      }
    }
    return verdict
  }

  /// The move as the rules about references see it.
  private func rulesView(of move: ReferenceMove) throws -> ReferenceUpdate {
    let isFastForward =
      if let new = move.new, let old = move.old { try repository.isDescendant(new, of: old) } else { true }
    var update = ReferenceUpdate(
      name: move.name, old: move.old?.description, new: move.new?.description, isFastForward: isFastForward)
    // Drafts alone have a person who may push them, and main may be one that names no people any more.
    if update.draftOwner != nil { update.pusher = try move.new.flatMap { try signer(of: $0) } }
    return update
  }

  /// Whose current key signed `tip`, by the newest state of main; nothing when that is nobody.
  private func signer(of tip: ObjectID) throws -> RecordID? {
    guard let main = try repository.resolve(Ledger.mainReference),
      case .valid(let key) = SignatureReading().facts(of: try repository.commit(tip))
    else { return nil }
    let ledger = try Ledger(repository, commit: main)
    let people = try ledger.state(of: repository.commit(main).tree).people
    return people.holders(ofKey: key).first { !$0.key.isRevoked && $0.person.isActive }?.person.id
  }

  private func judgeMain(_ move: ReferenceMove, _ new: ObjectID, _ verdict: inout PushVerdict) throws {
    let walk: CommitWalk
    do throws(GitError) {
      walk = try CommitWalk(repository, from: new, notFrom: move.old, limit: Self.maximumCommits)
    } catch {
      guard case .overLimit(_, let limit) = error.kind else { throw error }
      verdict.references.append(ReferenceRules.tooMany(limit: limit))
      return
    }
    // A ledger begins with the root commit that the receiver has pinned, and no other.
    if let first = walk.ids.first, move.old == nil, let pin, pin.root != first {
      verdict.references.append(ReferenceRules.otherRoot(first, pinned: pin.root))
    }
    verdict.commits += try judge(walk)
  }

  private func judge(_ walk: CommitWalk) throws -> [JudgedCommit] {
    var walk = walk
    var judged: [JudgedCommit] = []
    var judge: JudgeCommits?
    while let commit = try walk.next() {
      if judge == nil { judge = JudgeCommits(try Ledger(repository, before: commit), zones: zones) }
      guard let judge else { break }
      judged.append(try judge(commit, admission: now.map { Admission(now: $0) }))
    }
    return judged
  }

  /// Drafts never count: only their grammar, their trees and their limits are asked about.
  private func judgeDraft(_ new: ObjectID, _ verdict: inout PushVerdict) throws {
    guard let main = try repository.resolve(Ledger.mainReference) else { return }
    let rules = RuleCatalog.all.filter { ["GIT-05", "GIT-06", "GIT-07"].contains(type(of: $0).id.code) }
    let judge = JudgeCommits(try Ledger(repository, commit: main), zones: zones, judge: Judge(rules: rules))
    var walk = try CommitWalk(repository, from: new, notFrom: main, limit: Self.maximumCommits)
    while let commit = try walk.next() { verdict.commits.append(try judge(commit)) }
  }
}
