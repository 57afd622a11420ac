public import Calendars
public import Governance
import Rules
import Storage

/// The register of exceptions, how many were in force on which day, and what happened to each.
public struct ExceptionReport: Sendable {
  /// The days on which an exception was, is or will be in force.
  public struct Term: Sendable {
    public let exception: Exception
    public let start: CivilDate
    /// The first day on which it is in force no more.
    public let end: CivilDate
    /// The last day that all its terms together could reach by the policy; nothing where the policy does not say.
    public let limit: CivilDate?
  }

  public let register: ExceptionRegister
  /// In the order of the register; only those that were in force at some time.
  public let terms: [Term]
  /// What happened, oldest first.
  public let acts: [ExceptionAct]
  /// How many are in force from each day on on which the number changes, oldest first; days to come as things stand.
  public let counts: [(day: CivilDate, count: Int)]
  /// How many the policy lets be in force against one control or rule before it asks for a review.
  public let mostPerControl: Int

  /// - Parameter id: an exception, or the forum whose exceptions are asked about; nothing for all.
  /// - Throws: `GitError` when history is not all there.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let isMeant = { (exception: Exception) in id == nil || exception.id == id || exception.forum == id }
    let register = try ExceptionRegister(in: view).filtered(isMeant)
    let acts = try ExceptionHistory(in: view).acts().filter { isMeant($0.exception) }
    let policy = try view.state.record(Policy.id, as: Policy.self)
    let terms = register.entries.compactMap { Term($0.exception, acts, policy) }
    var moves: [CivilDate: Int] = [:]
    for term in terms {
      moves[term.start, default: 0] += 1
      moves[term.end, default: 0] -= 1
    }
    var count = 0
    counts = moves.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { day, move in
      count += move
      return (day, count)
    }
    mostPerControl = Int(clamping: policy?.threshold("exception", "max_in_force_per_control") ?? 5)
    self.register = register
    self.acts = acts
    self.terms = terms
  }

  /// How many are in force, or stand otherwise, on the day of the report.
  public func count(_ standing: ExceptionRegister.Standing) -> Int {
    register.entries.count { $0.standing == standing }
  }
}

extension ExceptionReport.Term {
  /// Nothing for an exception that ended before it began.
  fileprivate init?(_ exception: Exception, _ acts: [ExceptionAct], _ policy: Policy?) {
    let own = acts.filter { $0.exception.id == exception.id }
    guard let starts = exception.starts, let expires = exception.expiresOn else { return nil }
    // A declared one was in force before this ledger began; a granted one from the grant on and not before.
    let granted = own.first { [.granted, .exempted].contains($0.kind) }?.day
    let ended = own.last { [.revoked, .closed].contains($0.kind) }?.day
    start = max(starts, granted ?? starts)
    end = min(expires, ended ?? expires)
    guard start < end else { return nil }
    self.exception = exception
    limit = policy?.threshold("exception", exception.risk, "max_life_days").map {
      starts.adding(days: Int(clamping: $0))
    }
  }
}
