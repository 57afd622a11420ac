public import Calendars
import Git
public import Governance
import JSON
import Rules
import Storage

/// Judges a push to a repository of code by the freeze calendar and the change control of a ledger.
///
/// Only what a push brings to governed references is looked at, and the ledger is opened only where a governed path
/// differs. Then every rule that governs one of them needs a change that is approved, in time and affects all that the
/// rule names; and where a freeze denies the action, an override of all its windows for that change.
public struct GuardPush {
  /// What is wrong with the push to one reference.
  public struct Refusal: Sendable {
    public enum Cause: Sendable {
      /// No change that was named covers the action; the reasons, those of the ledger that would, and what freezes say.
      case notCovered(named: [String], candidates: [ChangeRequest], FreezeStatus)
      /// Freezes deny it; what was answered, and the faults of the overrides that were named.
      case frozen(FreezeStatus, change: RecordID, overrides: [String])
    }

    public let reference: String
    public let rule: GuardSettings.Rule
    /// The first governed path that differs, and how many do.
    public let path: String
    public let pathCount: Int
    public let cause: Cause
  }

  /// What a push says of itself.
  public struct Names: Sendable {
    public var changes: [String] = []
    public var overrides: [String] = []
    public init() {}

    /// What git's push options say: `folio-change=CHG-…`, `folio-override=DEC-…`.
    public mutating func read(option: String) {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return }
      if parts[0] == "folio-change" { changes.append(parts[1].uppercased()) }
      if parts[0] == "folio-override" { overrides.append(parts[1].uppercased()) }
    }
  }

  /// The most commits whose messages are read.
  private static let maximumCommits = 10_000

  private let session: Session
  private let settings: GuardSettings
  private let now: Instant

  /// - Parameter now: when the push is received.
  public init(_ session: Session, _ settings: GuardSettings, now: Instant) {
    self.session = session
    self.settings = settings
    self.now = now
  }

  /// - Parameter names: what the push options say; trailers of the pushed commits are added to them.
  /// - Throws: `GuardedLedger.Unusable` where the ledger cannot be answered from, `GitError` where an object is missing.
  public func callAsFunction(_ moves: [ReferenceMove], naming names: Names) throws -> [Refusal] {
    var ledger: GuardedLedger?
    var refusals: [Refusal] = []
    for move in moves where settings.governs(reference: move.name) {
      let paths = try changedPaths(move)
      let governed = settings.rules.map { rule in (rule, paths.filter(rule.governs)) }.filter { !$0.1.isEmpty }
      guard !governed.isEmpty else { continue }
      let asked = try ledger ?? GuardedLedger(settings, of: session, now: now)
      ledger = asked
      let named = try self.names(of: move, names)
      for (rule, paths) in governed {
        guard let cause = try cause(of: rule, named, asked.view) else { continue }
        refusals.append(
          Refusal(reference: move.name, rule: rule, path: paths[0], pathCount: paths.count, cause: cause))
      }
    }
    return refusals
  }

  /// The paths whose content the move changes; a reference that is new is held against what is checked out.
  private func changedPaths(_ move: ReferenceMove) throws -> [String] {
    let repository = session.repository
    let base = try move.old ?? repository.resolve("HEAD")
    let trees = TreeCache(repository)
    let old = try base.map { try repository.commit($0).tree }
    let new = try move.new.map { try repository.commit($0).tree }
    return try TreeDiff(from: old, to: new, reading: trees).changes.map(\.path)
  }

  private func names(of move: ReferenceMove, _ names: Names) throws -> Names {
    guard let new = move.new else { return names }
    var all = names
    let repository = session.repository
    let base = try move.old ?? repository.resolve("HEAD")
    var walk = try CommitWalk(
      repository, from: new, notFrom: base, limit: Self.maximumCommits)
    while let commit = try walk.next() {
      for trailer in commit.trailers {
        switch trailer.key.lowercased() {
        case "folio-change": all.changes.append(trailer.value.uppercased())
        case "folio-override": all.overrides.append(trailer.value.uppercased())
        default: break
        }
      }
    }
    return all
  }

  // MARK: Asking the ledger

  private func cause(of rule: GuardSettings.Rule, _ names: Names, _ view: LedgerView) throws -> Refusal.Cause? {
    var reasons: [String] = []
    var covering: [ChangeRequest] = []
    for name in Set(names.changes).sorted() {
      guard let change = try RecordID(name).flatMap({ try view.state.record($0, as: ChangeRequest.self) }) else {
        reasons.append("\(name) is no change of the ledger")
        continue
      }
      if let reason = try reason(against: change, rule, view) {
        reasons.append("\(name) \(reason)")
      } else {
        covering.append(change)
      }
    }
    guard let first = covering.first else {
      let all = try view.records(of: ChangeRequest.kind).compactMap { $0.of(ChangeRequest.self) }
      return .notCovered(
        named: reasons, candidates: try all.filter { try reason(against: $0, rule, view) == nil },
        try FreezeStatus(FreezeQuestion([rule.action], in: rule.scope, at: now), in: view))
    }
    return try frozen(rule, covering, names, view).map { .frozen($0.0, change: first.id, overrides: $0.1) }
  }

  /// Why `change` does not cover what `rule` governs; nothing where it does.
  private func reason(against change: ChangeRequest, _ rule: GuardSettings.Rule, _ view: LedgerView) throws -> String? {
    guard change.isApproved else { return "is \(change.status), not approved" }
    if let useBy = change.useBy, try view.home.day(of: now) >= useBy { return "was to be used before \(useBy)" }
    guard let affected = try scope(of: change, view), rule.scope.isStated(in: affected) else {
      return "does not affect all of \(rule.scopeInWords)"
    }
    return nil
  }

  /// What a change says that it affects, else what it is a change of.
  private func scope(of change: ChangeRequest, _ view: LedgerView) throws -> FreezeScope? {
    if let affects = change.fields.object("affects") { return FreezeScope(of: affects) }
    let target = try change.target.flatMap { try view.state.record($0) }
    if let initiative = target?.of(Initiative.self) { return initiative.freezeScope }
    return target?.kind == Process.kind ? FreezeScope(processes: [target?.id.text ?? ""]) : nil
  }

  /// What freezes say where none of `covering` gets through, and what is wrong with the overrides that were named.
  private func frozen(
    _ rule: GuardSettings.Rule, _ covering: [ChangeRequest], _ names: Names, _ view: LedgerView
  ) throws -> (FreezeStatus, [String])? {
    let status = try FreezeStatus(FreezeQuestion([rule.action], in: rule.scope, at: now), in: view)
    guard status.isFrozen else { return nil }
    let policy = try view.state.record(Policy.id, as: Policy.self)
    let timeline = try LedgerFreezes(view).calendar.timeline(
      of: FreezableAction(rule.action, in: rule.scope), from: now)
    var faults: [String] = []
    for change in covering {
      let template = change.type == "standard" ? change.template.flatMap { policy?.standardChange($0) } : nil
      let isExempt = template?.isFreezeExempt ?? false
      if !timeline.verdict(at: now, isExempt: isExempt).isRefused { return nil }
      for name in Set(names.overrides).sorted() {
        let decision = try RecordID(name).flatMap { try view.state.record($0, as: Decision.self) }
        guard let decision, let override = FreezeOverride(decision, policy), decision.isApproved,
          decision.subject == change.id
        else {
          faults.append("\(name) is no approved override for \(change.id)")
          continue
        }
        let verdict = timeline.verdict(at: now, under: override, isExempt: isExempt)
        if !verdict.isRefused { return nil }
        faults.append("\(name) does not open all of them now")
      }
    }
    return (status, faults)
  }
}

extension GuardSettings.Rule {
  /// `IVR in DACH`, or `everything`.
  public var scopeInWords: String {
    let things =
      scope.systems.sorted() + scope.processes.sorted() + scope.segments.sorted() + scope.initiatives.sorted()
    let place = scope.regions.isEmpty ? "" : "in \(scope.regions.sorted().joined(separator: ", "))"
    let words = [things.joined(separator: ", "), place].filter { !$0.isEmpty }.joined(separator: " ")
    return words.isEmpty ? "everything" : words
  }
}

extension FreezeOverride {
  /// What an override decision opens; nothing where it does not say.
  fileprivate init?(_ decision: Decision, _ policy: Policy?) {
    guard decision.type == "freeze_override", let from = decision.validFrom, let to = decision.validTo,
      let bound = policy?.text("freeze_override", "max_duration").flatMap({ CalendarDuration($0) })
    else { return nil }
    self.init(id: decision.id.text, of: Set(decision.freezes.map(\.text)), from: from, to: to, atMost: bound)
  }
}

extension FreezeScope {
  /// Whether `change` names all that this names; what this leaves open is not asked about.
  fileprivate func isStated(in change: FreezeScope) -> Bool {
    [
      (regions, change.regions), (segments, change.segments), (processes, change.processes), (systems, change.systems),
      (initiatives, change.initiatives),
    ].allSatisfy { asked, stated in asked.isSubset(of: stated) }
  }
}
