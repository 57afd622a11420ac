import Governance
import JSON

/// A baseline is written by the act that makes or moves it, and says what the record then holds.
///
/// Four acts write one: applying a change, applying a metric decision's edit (or a `vary` decision's, of a rollout that
/// has a baseline), a go at G2, and the activation of a process or a metric. A rollout has none before the first change
/// that is applied to it. The act adds 1 to `version` (from nothing: 1) and stores the `digest` of the baselined fields as the
/// commit leaves them; applying a change adds it to `changes`. `v1` is the content at the first G2 go, with the
/// `decision` that took it, and is kept for ever: a G2 go after a recycle adds a version and keeps `v1`. No other
/// commit touches a baseline.
public struct BaselineMatchesContent: Rule {
  public static let id = RuleID(code: "SCOPE-05", name: "baseline-matches-content")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let acts = change.baselineActs
    let edited = change.records.filter { $0.before?.baseline != $0.after.baseline }.map(\.id)
    return try Set(edited).union(acts.keys).sorted().flatMap { id -> [Violation] in
      let acts = acts[id] ?? []
      guard let after = try context.after.record(id), let place = change.record(id) ?? acts.first?.record else {
        return []
      }
      guard let act = acts.first else {
        return [violation(.noAct(id), in: place, at: .root.appending("baseline"), fix: .leaveAlone(id))]
      }
      guard acts.count == 1 else {
        return [violation(.severalActs(id), in: place, at: .root.appending("baseline"), fix: .applyEachAlone(acts))]
      }
      return try ExpectedBaseline(before: context.before.record(id), after: after, act: act).faults.map {
        violation(
          .differs(id, $0.words), in: place, at: .root.appending("baseline").appending($0.field), fix: .write(act))
      }
    }
  }
}

/// The baseline that an act leaves.
private struct ExpectedBaseline {
  struct Fault {
    let field: String
    let words: String
  }

  let version: Int64
  let digest: String
  /// Each of these holds the values that are right; nothing stands for an absent one.
  let first: [JSONValue?]
  let decisions: [RecordID?]?
  let changes: Set<RecordID>
  let written: Baseline?

  init(before: Record?, after: Record, act: BaselineAct) throws {
    let old = before?.baseline
    let content = try after.baselinedContent()
    written = after.baseline
    version = (old?.version ?? 0) + 1
    digest = try after.baselineDigest().description
    var changes = Set(old?.changes ?? [])
    switch act {
    case .change(let application):
      changes.insert(application.after.id)
      first = [old?.first]
      decisions = [old?.decision]
    case .decision:
      first = [old?.first]
      decisions = [old?.decision]
    case .gate(_, let decision):
      first = [old?.first ?? content]
      decisions = old?.first == nil ? [decision.id] : [old?.decision, decision.id]
    case .activation:
      first = [.none, content]
      decisions = nil
    }
    self.changes = changes
  }

  var faults: [Fault] {
    guard let written else { return [Fault(field: "version", words: "it is missing, \(version) is due")] }
    var faults: [Fault] = []
    if written.version != version {
      faults.append(Fault(field: "version", words: "version is \(written.version ?? 0), not \(version)"))
    }
    if written.digest != digest {
      faults.append(Fault(field: "digest", words: "digest is not that of the baselined fields, \(digest)"))
    }
    if !first.contains(written.first) {
      let words = first == [.none] ? "v1 belongs to the first G2 go" : "v1 is not the content first agreed"
      faults.append(Fault(field: "v1", words: words))
    }
    if let decisions, !decisions.contains(written.decision) {
      let expected = decisions.compactMap { $0?.text }.joined(separator: " or ")
      faults.append(Fault(field: "decision", words: "decision is not \(expected.isEmpty ? "absent" : expected)"))
    }
    if Set(written.changes) != changes {
      let expected = changes.isEmpty ? "none" : changes.sorted().map(\.text).joined(separator: ", ")
      faults.append(Fault(field: "changes", words: "changes are not those that were applied, \(expected)"))
    }
    return faults
  }
}

extension Violation.Message {
  fileprivate static func differs(_ id: RecordID, _ words: String) -> Self {
    "baseline of \(id) does not match its content: \(words)"
  }
  fileprivate static func noAct(_ id: RecordID) -> Self {
    "baseline of \(id) changes, and nothing in this commit gives it a new one"
  }
  fileprivate static func severalActs(_ id: RecordID) -> Self { "baseline of \(id) moves by more than one act" }
  fileprivate static func leaveAlone(_ id: RecordID) -> Self {
    "put it back as it was; folio change apply CHG writes it, for an approved change of \(id)"
  }
  fileprivate static func write(_ act: BaselineAct) -> Self { "\(act.command) writes it" }
}
