public import Git
public import Governance
public import Rules

/// What a replay of all history found.
public struct HistoryVerdict: Sendable {
  /// A commit, or the walk itself, that could not be read.
  public struct Unreadable: Sendable {
    public let commit: ObjectID?
    public let reason: String
  }

  /// A commit by a key that is distrusted since.
  public struct Doubted: Sendable {
    public let commit: ObjectID
    public let violation: Violation
  }

  /// What a server's receipts say of the history.
  public struct Receipts: Sendable {
    /// The key that signs them, as `ssh-keygen -l` prints it.
    public let fingerprint: String
    public let count: Int
    public let violations: [Violation]
    /// How many of the oldest commits were there before the first receipt.
    public let olderCommits: Int
  }

  /// A commit up to which history was verified before.
  public struct Since: Sendable {
    public enum Standing: String, Sendable {
      /// The commits after it were judged.
      case goesOn = "goes_on"
      /// Those up to it as well, because of what came since.
      case isJudgedToo = "judged_too"
      /// History does not lead back to it, or could not be walked that far.
      case isNotReached = "not_reached"
    }

    public let commit: ObjectID
    public let standing: Standing
  }

  public let head: ObjectID
  public let pin: RootPin?
  /// Nothing when the replay was asked for from the root on.
  public internal(set) var since: Since?
  /// Nothing when the replay began later, or never.
  public internal(set) var root: ObjectID?
  public internal(set) var judgedCount = 0
  /// The commits that break or bend a rule, in the order of history.
  public internal(set) var findings: [JudgedCommit] = []
  /// The decisions that let a breach stand, by its commit; those alone that name all of its rules.
  public internal(set) var acknowledgements: [ObjectID: [Decision]] = [:]
  /// What is wrong with the history as a whole.
  public internal(set) var references: [Violation] = []
  /// What distrusted keys signed, in the order of history.
  public internal(set) var doubted: [Doubted] = []
  /// Nothing when nobody asked for them.
  public internal(set) var receipts: Receipts?
  /// The notes that were held against the history, in the order in which they were named.
  public internal(set) var checkpoints: [HeldCheckpoint] = []
  public internal(set) var unreadable: [Unreadable] = []
  /// Whether the clone lacks history or objects by its own word.
  public internal(set) var isPartialClone = false
  /// What makes plain git show another history than the objects hold.
  public internal(set) var substitutes: Repository.Substitutes?
  /// The commit that ended set-up; nothing while it lasts.
  public internal(set) var activation: JudgedCommit?
  /// How many record versions were declared before that commit, not proven.
  public internal(set) var openingRecords = 0
  public internal(set) var isHeadInSetUp = true

  init(head: ObjectID, pin: RootPin?) {
    self.head = head
    self.pin = pin
  }

  /// Whether some commit was accepted in breach of a rule, or history as a whole is not what is pinned.
  public var hasFindings: Bool { findingCount > 0 }

  /// How many commits were accepted in breach or are doubted, and what else is wrong.
  public var findingCount: Int {
    references.count + findings.count(where: \.isRefused) + doubted.count
      + (receipts?.violations.count { $0.severity == .block } ?? 0)
      + checkpoints.count { $0.violation != nil }
  }

  /// The commits that were accepted in breach of a rule, in the order of history.
  public var breaches: [JudgedCommit] { findings.filter(\.isRefused) }

  /// Whether decisions let everything stand that was found.
  public var isAcknowledged: Bool {
    findingCount == breaches.count && breaches.allSatisfy { $0.id.flatMap { acknowledgements[$0] } != nil }
  }

  /// Whether something from outside the tree says which history this is to be.
  public var isAnchored: Bool { pin != nil || since != nil }

  /// Whether the replay begins at the root.
  var beginsAtRoot: Bool { since.map { $0.standing == .isJudgedToo } ?? true }

  /// Whether everything was looked at that was asked about, and is anchored.
  public var isComplete: Bool {
    unreadable.isEmpty && !isPartialClone && isAnchored && receipts?.olderCommits ?? 0 == 0
  }
}
