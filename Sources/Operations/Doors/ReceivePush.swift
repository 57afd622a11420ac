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
  public func callAsFunction(_ updates: [ReferenceUpdate]) throws -> PushVerdict {
    var verdict = PushVerdict()
    for update in updates {
      if update.name == Ledger.mainReference {
        try judgeMain(update, &verdict)
      } else if let owner = DraftReference(update.name) {
        try judgeDraft(update, owner, &verdict)
      } else {
        verdict.references += ReferenceRules.foreign(update.name)
      }
    }
    return verdict
  }

  private func judgeMain(_ update: ReferenceUpdate, _ verdict: inout PushVerdict) throws {
    guard let new = update.new else {
      verdict.references += ReferenceRules.deletion(update.name)
      return
    }
    let walk: CommitWalk
    do throws(GitError) {
      walk = try CommitWalk(repository, from: new, notFrom: update.old, limit: Self.maximumCommits)
    } catch {
      guard case .overLimit(let count, let limit) = error.kind else { throw error }
      verdict.references += ReferenceRules.tooMany(count, limit)
      return
    }
    if !walk.isFastForward { verdict.references += ReferenceRules.rewrite(update.name) }
    if let first = walk.ids.first, update.old == nil {
      verdict.references += try rootViolations(first)
    }
    verdict.commits += try judge(walk)
  }

  /// A ledger begins with the root commit that the receiver has pinned, and no other.
  private func rootViolations(_ first: ObjectID) throws -> [Violation] {
    guard let pin else { return [] }
    guard pin.root == first else { return ReferenceRules.otherRoot(first.description, pinned: pin.root.description) }
    return []
  }

  private func judge(_ walk: CommitWalk) throws -> [JudgedCommit] {
    var walk = walk
    var judged: [JudgedCommit] = []
    var judge: JudgeCommits?
    while let commit = try walk.next() {
      if judge == nil {
        let known = try commit.parents.first.map { try repository.commit($0) } ?? commit
        judge = JudgeCommits(try Ledger(repository, tree: known.tree), zones: zones)
      }
      guard let judge else { break }
      judged.append(try judge(commit, admission: now.map { Admission(now: $0) }))
    }
    return judged
  }

  /// Drafts never count: their grammar, their trees, their limits and a tip signed by the person that they are named for.
  private func judgeDraft(_ update: ReferenceUpdate, _ owner: DraftReference, _ verdict: inout PushVerdict) throws {
    guard let new = update.new else { return }
    let main = try repository.resolve(Ledger.mainReference)
    guard let main else {
      verdict.references += ReferenceRules.foreign(update.name)
      return
    }
    let walk = try CommitWalk(repository, from: new, notFrom: main, limit: Self.maximumCommits)
    let ledger = try Ledger(repository, commit: main)
    let judge = JudgeCommits(ledger, zones: zones, judge: Judge(rules: RuleCatalog.all.filter(DraftReference.isAsked)))
    var next = walk
    while let commit = try next.next() { verdict.commits.append(try judge(commit)) }
    let tip = try repository.commit(new)
    guard case .valid(let key) = SignatureReading().facts(of: tip),
      let person = try ledger.state(of: repository.commit(main).tree).record(owner.person)?.of(Person.self),
      person.keys.contains(where: { $0.key == key && !$0.isRevoked })
    else {
      verdict.references += ReferenceRules.unsignedDraft(update.name, owner.person.text)
      return
    }
  }
}

/// `refs/heads/draft/PER-0007/…`: work in progress of one person.
struct DraftReference {
  let person: RecordID

  init?(_ name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0] == "refs", parts[1] == "heads", parts[2] == "draft",
      let person = RecordID(String(parts[3])), person.prefix == Person.kind.prefix, parts.allSatisfy({ !$0.isEmpty })
    else { return nil }
    self.person = person
  }

  static func isAsked(_ rule: any Rule) -> Bool {
    ["GIT-05", "GIT-06", "GIT-07"].contains(type(of: rule).id.code)
  }
}
