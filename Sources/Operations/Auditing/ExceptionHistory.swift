import Calendars
import Git
import Governance
import Rules
import Storage

/// The commits of a period, and the states before and after it, read for what happened to exceptions.
struct ExceptionHistory {
  private let view: LedgerView
  private let days: ClosedRange<CivilDate>
  private let home: HomeCalendar
  /// Oldest first, each with its parent.
  private let commits: [(commit: CommitObject, parent: CommitObject?)]
  private let before: StoredState
  private let after: StoredState
  /// The day of the root commit, when it is not before the days that are asked about.
  let beginning: CivilDate?

  init(of period: Period, in view: LedgerView) throws { try self.init(of: period.firstDay...period.lastDay, in: view) }

  /// All of history.
  init(in view: LedgerView) throws {
    let home = try view.home
    try self.init(of: home.day(of: .distantPast)...home.day(of: .distantFuture), in: view)
  }

  private init(of days: ClosedRange<CivilDate>, in view: LedgerView) throws {
    self.view = view
    self.days = days
    home = try view.home
    let start = home.start(of: days.lowerBound)
    let end = home.start(of: days.upperBound.adding(days: 1))
    var line = FirstParents(view.ledger.repository, from: view.commit.id)
    var inside: [(CommitObject, CommitObject?)] = []
    var newest: CommitObject?
    var oldest: CommitObject?
    var next = try line.next()
    while let commit = next, commit.time >= start {
      oldest = commit
      next = try line.next()
      guard commit.time < end else { continue }
      newest = newest ?? commit
      inside.append((commit, next))
    }
    commits = inside.reversed()
    beginning = next == nil ? oldest.map { [home] in home.day(of: $0.time) } : nil
    before = view.ledger.state(of: next?.tree)
    after = newest.map { view.ledger.state(of: $0.tree) } ?? before
  }

  /// Every exception that was in force on some day of the period, as the period's end has it; one whose record was taken
  /// away or broken meanwhile, as it was last.
  func population() throws -> [Exception] {
    let old = try before.grantedExceptions()
    let ended = Set(old.filter { !$0.isGranted }.map(\.id))
    var last = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    for (commit, parent) in commits {
      for change in try view.ledger.changes(from: parent?.tree, to: commit.tree).records {
        if let after = change.of(Exception.self)?.after, after.isGranted || last[after.id] != nil {
          last[after.id] = after
        }
      }
    }
    for exception in try after.grantedExceptions() { last[exception.id] = exception }
    return last.values.sorted { $0.id < $1.id }.filter {
      !ended.contains($0.id) && $0.held(from: days.lowerBound, to: min(days.upperBound, lastKnownDay))
    }
  }

  /// What happened, in the order of the days and of history.
  func acts() throws -> [ExceptionAct] {
    let notes = CommitNotes(ledger: view.ledger)
    var acts: [ExceptionAct] = []
    for (commit, parent) in commits {
      let changed = try view.ledger.changes(from: parent?.tree, to: commit.tree).records
        .compactMap { $0.of(Exception.self) }
      guard !changed.isEmpty else { continue }
      let note = try notes.note(of: commit)
      for (before, after) in changed {
        acts += ExceptionAct.Kind.all(from: before, to: after, isSetUp: note.isSetUp).map {
          ExceptionAct(kind: $0, exception: after, day: home.day(of: commit.time), note: note)
        }
      }
    }
    return (acts + (try expiries())).enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  private func expiries() throws -> [ExceptionAct] {
    try after.grantedExceptions().compactMap { exception in
      guard exception.isGranted, let day = exception.expiresOn, days.contains(day), day <= lastKnownDay else {
        return nil
      }
      return ExceptionAct(kind: .expired, exception: exception, day: day, note: nil)
    }
  }

  /// Which commit relied on which exception, found by judging again each that says so.
  func reliances() throws -> [Reliance] {
    let notes = CommitNotes(ledger: view.ledger)
    let judge = view.session.judge(view.ledger)
    return try commits.flatMap { commit, _ -> [Reliance] in
      let named = Trailers(commit.trailers.map { ($0.key, $0.value) }).exceptions
      guard !named.isEmpty else { return [] }
      let note = try notes.note(of: commit)
      let violations = try judge(commit).violations.map(\.violation)
      return Set(named).sorted().map { exception in
        Reliance(
          exception: exception, note: note,
          waived: violations.filter { $0.waivedBy == exception }.map { .init(rule: $0.rule, subject: $0.subject) })
      }
    }
  }

  /// The day that the view is of: what comes later is not known.
  var lastKnownDay: CivilDate { home.day(of: view.time) }
}
