import Git
public import Governance
import JSON
public import Rules
import Storage

/// Drafts a decision for each breach that none acknowledges and no open one speaks of, for people to vote on.
public struct DraftAcknowledgements {
  private let breaches: [JudgedCommit]
  private let notes: (JudgedCommit) throws -> CommitNote
  /// The decisions that were drafted, by the seven first digits of the commit.
  public private(set) var drafted: [(commit: String, decision: RecordID)] = []

  /// - Parameter verdict: what a replay found.
  public init(of verdict: HistoryVerdict, in view: LedgerView) throws {
    let open = Set(
      try view.state.all(Decision.kind).compactMap { $0.of(Decision.self) }
        .filter(\.isOpen).flatMap(\.acknowledgements).map(\.commit))
    let notes = CommitNotes(ledger: view.ledger)
    // An approved decision that a breach has touched since acknowledges nothing any more.
    breaches = verdict.breaches.filter { breach in
      breach.id.map { verdict.acknowledgements[$0] == nil && !open.contains($0.description) } ?? false
    }
    self.notes = { breach in
      guard let id = breach.id else { throw UsageError("a commit that is not written is no breach") }
      return try notes.note(of: view.ledger.repository.commit(id))
    }
  }

  public var isEmpty: Bool { breaches.isEmpty }

  public mutating func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    drafted = []
    for breach in breaches {
      let note = try notes(breach)
      var generator = SystemRandomNumberGenerator()
      var entry: JSONObject = [
        "commit": .string(note.hexID), "rules": .array(breach.brokenRules.map { .string($0) }),
      ]
      entry["author"] = note.author.map { .string($0.text) }
      let fields: JSONObject = [
        "title": .string("Let \(note.shortID) stand in breach of \(breach.brokenRules.joined(separator: ", "))"),
        "type": "policy", "subject": .string(Policy.id.text), "acknowledges": [.object(entry)],
      ]
      let new = NewRecord(RecordID.minted(for: Decision.kind, using: &generator), kind: Decision.kind, fields: fields)
      try new.apply(to: &edits, context)
      drafted.append((note.shortID, new.id))
    }
  }
}
