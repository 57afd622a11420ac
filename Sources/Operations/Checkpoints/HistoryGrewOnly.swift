import Git
import JSON
import Rules

/// Holds a history against what was noted of it before.
enum HistoryGrewOnly {
  /// History has only grown since every checkpoint that an auditor holds.
  ///
  /// `folio verify --checkpoint FILE` asks it of notes that `folio checkpoint` signed: each names this ledger, a key
  /// that is known signed it and every signature by a known key holds, and its commit is where it was in the line, with
  /// the same commits before it. Known are the keys that the ledger registers, the key that git is configured to sign
  /// with, and those that `--checkpoint-key` names. `folio checkpoint` asks the same of the last note that the same key
  /// signed before it signs another. `folio verify --since COMMIT` asks it of a commit that was verified before.
  static let rule = RuleID(code: "AUD-01", name: "history-grew-only")

  /// What is wrong with `line`, the history of `ledger`, by what `checkpoint` says; nothing when it only grew.
  static func violation(
    of checkpoint: Checkpoint, named subject: String, in line: DigestedLine, of ledger: String
  ) throws(GitError) -> Violation? {
    let message: Violation.Message?
    if checkpoint.ledger != ledger {
      message = .otherLedger(checkpoint.ledger, here: ledger)
    } else if checkpoint.count > line.ids.count || line.ids[checkpoint.count - 1] != checkpoint.head {
      message = .notInHistory(checkpoint)
    } else if try line.digests(of: [checkpoint.count])[checkpoint.count] != checkpoint.digest {
      message = .otherBytes(checkpoint)
    } else {
      message = nil
    }
    return message.map { violation(subject, $0) }
  }

  /// What is wrong with a history in which a commit that was verified before is not.
  static func violation(ofHistoryWithout commit: ObjectID) -> Violation {
    violation(commit.shortened, .lost(commit))
  }

  static func violation(_ subject: String, _ message: Violation.Message) -> Violation {
    Violation(rule: rule, subject: subject, message: message, fix: .compare)
  }
}

extension Violation.Message {
  fileprivate static func otherLedger(_ noted: String, here: String) -> Self {
    "The checkpoint is of ledger \(noted), and this is \(here)"
  }
  fileprivate static func notInHistory(_ checkpoint: Checkpoint) -> Self {
    "Commit \(checkpoint.count) of main was \(checkpoint.head.shortened), and in this history it is not"
  }
  fileprivate static func otherBytes(_ checkpoint: Checkpoint) -> Self {
    "Commit \(checkpoint.head.shortened) has its place, and the bytes of the commits up to it are others"
  }
  fileprivate static func lost(_ commit: ObjectID) -> Self {
    "Commit \(commit.shortened) was verified before, and this history does not grow from it"
  }
  fileprivate static let compare: Self =
    "compare with other clones: main was rewritten or rolled back, or this is another copy of it"
}
