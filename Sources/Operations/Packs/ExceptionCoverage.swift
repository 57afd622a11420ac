public import Calendars
import Git
public import Governance
import JSON
import Rules
import Storage

/// Which exceptions covered something at some time from one day to another, and whether that is all there can be.
///
/// An exception covers from the day on which it starts, but not from before the commit that granted it, until it expires
/// or a commit ends it, whatever became of it later. What was declared while the ledger was set up is believed from its
/// start.
public struct ExceptionCoverage: Sendable {
  /// A time for which one exception covered.
  public struct Cover: Sendable {
    public let exception: RecordID
    public let title: String
    public let from: Instant
    /// The first moment at which it covered no more, or the end of what was asked about.
    public let to: Instant
  }

  /// A record, a control of a process (`PRC-0001#script`), a rule's code, or a place in the policy.
  public let subject: String
  /// What was asked about.
  public let span: InstantInterval
  /// What history can speak of: from the end of set-up to the newest commit; nothing while the ledger is set up.
  public let known: InstantInterval?
  /// In order of their beginning.
  public let covers: [Cover]

  /// Whether it is proven that nothing covered the subject: none is known, and nothing could be unknown.
  public var isProvenNegative: Bool { covers.isEmpty && isKnown }

  /// Whether all of the span lies in what history can speak of.
  public var isKnown: Bool { known?.contains(span) == true }

  /// - Parameters:
  ///   - last: the last day that is asked about.
  /// - Throws: `UsageError` when `last` is before `first`, and when the ledger knows nothing of that name, so that a slip
  ///   of the pen proves nothing; `GitError` when history is not all there.
  public init(of subject: String, from first: CivilDate, to last: CivilDate, in evidence: AuditEvidence) throws {
    let newest = evidence.newestView
    let home = try newest.home
    guard let span = InstantInterval(from: home.start(of: first), to: home.start(of: last.adding(days: 1))),
      first <= last
    else { throw UsageError("\(last) is before \(first)") }
    let governed = evidence.verdict.activation?.facts.time
    var found = CoverageSearch(
      subjects: try [subject] + Self.behind(subject, in: newest.state), span: span, home: home, governedSince: governed)
    try found.read(newest)
    guard try found.hasMetSubject || Self.isKnown(subject, in: newest.state) else {
      throw UsageError(
        "nothing in this ledger is called '\(subject)'",
        hint: "name a record, a control (PRC-0001#script), a rule's code or a place in the policy (/thresholds/…)")
    }
    (self.subject, self.span) = (subject, span)
    known = governed.flatMap { InstantInterval(from: $0, to: newest.commit.time) }
    covers = found.covers.sorted { ($0.from, $0.exception) < ($1.from, $1.exception) }
  }

  /// What a decision is about and a change is raised against: an exception of that lets them through as well.
  private static func behind(_ subject: String, in state: StoredState) throws -> [String] {
    guard let record = try RecordID(subject).flatMap({ try state.record($0) }) else { return [] }
    return [record.of(Decision.self)?.subject, record.of(ChangeRequest.self)?.target].compactMap { $0?.text }
  }

  private static func isKnown(_ subject: String, in state: StoredState) throws -> Bool {
    let names = subject.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if let id = RecordID(names[0]) {
      guard names.count == 2 else { return try state.contains(id) }
      return try state.record(id)?.json.holdsItem(names[1]) ?? false
    }
    if let place = try? JSONPointer(parsing: subject), subject.hasPrefix("/") {
      return try state.record(Policy.id)?[place] != nil
    }
    return RuleCatalog.all.contains { type(of: $0).id.code == subject }
  }
}

/// Reads history for what covered one thing.
private struct CoverageSearch {
  /// What is asked about, and what stands behind it.
  let subjects: [String]
  let span: InstantInterval
  let home: HomeCalendar
  let governedSince: Instant?
  private(set) var covers: [ExceptionCoverage.Cover] = []
  /// Whether some exception named the subject, in force or not.
  private(set) var hasMetSubject = false

  init(subjects: [String], span: InstantInterval, home: HomeCalendar, governedSince: Instant?) {
    (self.subjects, self.span, self.home, self.governedSince) = (subjects, span, home, governedSince)
  }

  mutating func read(_ newest: LedgerView) throws {
    let folder = newest.ledger.layout.folder(of: Exception.kind)
    let trees = TreeCache(newest.ledger.repository)
    var standing: [RecordID: (version: Exception, since: Instant)] = [:]
    var before: (tree: ObjectID?, folder: TreeEntry?) = (nil, nil)
    for id in try DigestedLine(newest.ledger.repository, to: newest.commit.id).ids {
      let commit = try newest.ledger.repository.commit(id)
      let now = try trees.entry(at: folder, in: commit.tree)
      if now != before.folder {
        for change in try newest.ledger.changes(from: before.tree, to: commit.tree).records {
          guard let after = change.of(Exception.self)?.after else { continue }
          if let old = standing[change.id] { note(old.version, since: old.since, until: commit.time) }
          // What is declared in set-up held before it was written down.
          let isDeclared = governedSince.map { commit.time <= $0 } ?? true
          standing[change.id] = (after, isDeclared ? .distantPast : commit.time)
        }
      }
      before = (commit.tree, now)
    }
    for (_, last) in standing { note(last.version, since: last.since, until: .distantFuture) }
  }

  /// Notes for how long one version of an exception covered the subject.
  private mutating func note(_ version: Exception, since: Instant, until: Instant) {
    guard isAbout(version) else { return }
    hasMetSubject = true
    guard version.isGranted else { return }
    let from = max(since, version.starts.map(home.start) ?? since, span.start)
    let to = min(until, version.expiresOn.map(home.start) ?? until, span.end)
    guard from < to else { return }
    if let same = covers.firstIndex(where: { $0.exception == version.id && $0.to == from }) {
      covers[same] = .init(exception: version.id, title: version.title, from: covers[same].from, to: to)
    } else {
      covers.append(.init(exception: version.id, title: version.title, from: from, to: to))
    }
  }

  private func isAbout(_ exception: Exception) -> Bool {
    let named = exception.scope.subjects + exception.scope.segments.map(\.text) + [exception.against]
    return named.contains { name in
      name == "*" || subjects.contains { Self.isPart(name, of: $0) || Self.isPart($0, of: name) }
    }
  }

  /// Whether one is the other, or a control, a wave or a place in it.
  private static func isPart(_ one: String, of other: String) -> Bool {
    one == other
      || (!other.isEmpty && (one.hasPrefix(other + "#") || (other.hasPrefix("/") && one.hasPrefix(other + "/"))))
  }
}

extension JSONValue {
  /// Whether something in it has the id `name`.
  fileprivate func holdsItem(_ name: String) -> Bool {
    switch self {
    case .object(let fields): fields["id"]?.stringValue == name || fields.contains { $0.value.holdsItem(name) }
    case .array(let elements): elements.contains { $0.holdsItem(name) }
    default: false
    }
  }
}
