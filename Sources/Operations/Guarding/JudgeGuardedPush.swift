public import Calendars
public import Git
import Governance
public import Platform
import Rules
import Storage

/// Judges a push to a repository of code by the freeze calendar and the changes of a ledger.
///
/// The ledger is opened only when something is touched that a rule of the guard governs.
public struct JudgeGuardedPush {
  let repository: Repository
  let configuration: GuardConfiguration
  let now: Instant
  let environment: Environment
  let zones: ZoneDatabase

  public init(
    _ repository: Repository, _ configuration: GuardConfiguration, now: Instant, environment: Environment,
    zones: ZoneDatabase = .system
  ) {
    self.repository = repository
    self.configuration = configuration
    self.now = now
    self.environment = environment
    self.zones = zones
  }

  /// - Parameters:
  ///   - mainline: the branch from which others begin.
  ///   - named: the changes that the push names beside those of its commits' trailers.
  /// - Throws: ``GuardFault`` when the ledger cannot be asked, `GitError` when an object is missing.
  public func callAsFunction(_ moves: [ReferenceMove], mainline: GuardMainline?, named: [String]) throws -> GuardVerdict
  {
    var verdict = GuardVerdict(at: now)
    let reading = try read(moves, mainline)
    let touched = configuration.rules.compactMap { rule in reading.touched(by: rule) }
    guard !touched.isEmpty else { return verdict }

    let ledger = try PinnedLedger(of: repository, now: now, environment: environment, zones: zones)
    try ledger.requireFresh(at: now)
    verdict.ledger = ledger
    let question = GuardQuestion(
      try LedgerFreezes(ledger.view), ledger.view,
      named: (named + reading.trailers("Folio-Change")).inFirstOrder,
      exceptions: reading.trailers("Folio-Under").compactMap { RecordID($0) })
    verdict.findings = try touched.map(question.finding)
    // A freeze is the better reason.
    guard !verdict.isRefused else { return verdict }
    for (move, _, changesGuard) in reading.works where changesGuard {
      guard let new = move.new else { continue }
      try configuration.check(successorIn: new, of: repository, regions: ledger.regions())
    }
    return verdict
  }

  private func read(_ moves: [ReferenceMove], _ mainline: GuardMainline?) throws -> PushReading {
    var reading = PushReading()
    for move in moves {
      let isGuardChanged = try move.name == mainline?.name && PushedWork.changesGuard(move, in: repository)
      let governing = configuration.rules.filter { $0.governs(reference: move.name) }
      guard !governing.isEmpty || isGuardChanged else { continue }
      // What stands on the mainline was judged only by the rules that govern that.
      let base = mainline.flatMap { line in
        governing.allSatisfy { $0.governs(reference: line.name) } ? line.tip : nil
      }
      reading.works.append((move, try PushedWork(move, notIn: base, of: repository), isGuardChanged))
    }
    return reading
  }
}

/// What a push brings to references that matter.
private struct PushReading {
  var works: [(move: ReferenceMove, work: PushedWork, changesGuard: Bool)] = []

  /// Whatever changes the guard itself is touched by each of its rules, and so is a governed reference that goes.
  func touched(by rule: GuardRule) -> TouchedRule? {
    var touched = TouchedRule(rule: rule)
    for (move, work, changesGuard) in works {
      let isGoverned = rule.governs(reference: move.name)
      var paths = isGoverned ? work.paths.filter(rule.governs(path:)) : []
      if changesGuard { paths.append(GuardConfiguration.path) }
      guard !paths.isEmpty || isGoverned && move.new == nil else { continue }
      touched.references.append(move.name)
      touched.paths += paths
    }
    touched.paths = touched.paths.inFirstOrder
    return touched.references.isEmpty ? nil : touched
  }

  /// What trailers called `key` name, in the order of history.
  func trailers(_ key: String) -> [String] {
    works.flatMap(\.work.commits).flatMap(\.trailers)
      .filter { $0.key.lowercased() == key.lowercased() }
      .flatMap { $0.value.split { ", ".contains($0) }.map { $0.uppercased() } }.inFirstOrder
  }
}

/// A rule of the guard, with what of a push it governs.
struct TouchedRule {
  let rule: GuardRule
  var references: [String] = []
  var paths: [String] = []
}

extension [String] {
  /// Each once, where it stands first.
  fileprivate var inFirstOrder: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
