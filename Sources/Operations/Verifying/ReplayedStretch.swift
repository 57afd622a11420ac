import Git
import Rules

/// What judging a stretch of history found.
struct ReplayedStretch: Sendable {
  private(set) var judgedCount = 0
  /// The commits that break or bend a rule, in the order of history.
  private(set) var findings: [JudgedCommit] = []
  private(set) var doubted: [HistoryVerdict.Doubted] = []
  private(set) var unreadable: [HistoryVerdict.Unreadable] = []
  private(set) var activation: JudgedCommit?
  private(set) var openingRecords = 0
  /// Whether the ledger was being set up at its last commit; nothing when none could be judged.
  private(set) var endsInSetUp: Bool?

  mutating func note(_ judged: JudgedCommit, doubts: [HistoryVerdict.Doubted]) {
    judgedCount += 1
    if judged.endsSetUp {
      activation = judged
    } else if judged.phase != .governed {
      openingRecords += judged.recordCount
    }
    if !judged.violations.isEmpty { findings.append(judged) }
    doubted += doubts
    endsInSetUp = judged.phase != .governed && !judged.endsSetUp
  }

  mutating func noteUnreadable(_ commit: ObjectID, _ error: any Error) {
    unreadable.append(HistoryVerdict.Unreadable(commit: commit, reason: "\(error)"))
  }
}

extension HistoryVerdict {
  /// Takes in what was found in the stretch that follows those taken in before.
  mutating func append(_ stretch: ReplayedStretch) {
    judgedCount += stretch.judgedCount
    findings += stretch.findings
    doubted += stretch.doubted
    unreadable += stretch.unreadable
    activation = stretch.activation ?? activation
    openingRecords += stretch.openingRecords
    isHeadInSetUp = stretch.endsInSetUp ?? isHeadInSetUp
  }
}
