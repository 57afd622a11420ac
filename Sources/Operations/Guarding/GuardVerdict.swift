public import Calendars
public import Governance
public import Rules

/// What a guard says to a push.
public struct GuardVerdict {
  /// What it says for one of its rules that the push touches.
  public struct Finding {
    public let rule: GuardRule
    /// The references of the push that the rule governs.
    public let references: [String]
    /// The paths that it governs and the push touches; empty where a reference is deleted.
    public let paths: [String]
    /// What the calendar says to whoever names no change.
    public let status: FreezeStatus
    /// The change under which it passes; nothing where it is refused, or passes without one.
    public let passedUnder: RecordID?
    public let isRefused: Bool
    /// Why each change that was named does not let it through.
    public let refusals: [Refusal]
    /// The changes that would let it through now, in order of id.
    public let candidates: [ChangeRequest]
  }

  public enum Refusal {
    case unknown(String)
    case doesNotCover(RecordID, CoveringChange.Objection)
    case frozen(RecordID, FreezeVerdict)
  }

  public let time: Instant
  public var isTestClock = false
  public internal(set) var findings: [Finding] = []
  /// The ledger that was asked; nothing where the push touches nothing that is guarded.
  public internal(set) var ledger: PinnedLedger?

  init(at time: Instant) { self.time = time }

  public var isRefused: Bool { findings.contains(where: \.isRefused) }
}
