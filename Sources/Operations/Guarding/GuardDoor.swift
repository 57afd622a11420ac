import Calendars
import Git
import Platform

/// The doors at which a guard stands: where pushes arrive, where they begin, and before they do.
public struct GuardDoor {
  let session: Session
  public init(_ session: Session) { self.session = session }

  /// Where pushes arrive: judged at the server's clock.
  ///
  /// - Throws: ``GuardFault`` when it cannot judge, `GitError`, `UsageError`; any of them refuses.
  public func receive(_ moves: [ReferenceMove]) throws -> GuardVerdict {
    let server = try ReceivingServer(session)
    var verdict = try judge(
      moves, GuardMainline(of: session.repository), at: server.now,
      named: PushOptions.changes(in: session.environment))
    verdict.isTestClock = server.isTestClock
    return verdict
  }

  /// Where a push begins: a first answer, at this machine's clock.
  ///
  /// - Parameter commandLine: git's own, which names the options of the push.
  public func push(_ pushed: [PushedReference], to remote: String, commandLine: [String]) throws -> GuardVerdict {
    let repository = session.repository
    let moves = try pushed.map { reference in
      var old = reference.remote
      if let id = old, !repository.contains(id) {
        old = try repository.resolve(Self.tracking(reference.remoteName, of: remote))
      }
      return ReferenceMove(name: reference.remoteName, old: old, new: reference.local)
    }
    return try judge(
      moves, GuardMainline(of: remote, in: repository), at: session.now,
      named: PushOptions.changes(inCommandLine: commandLine))
  }

  /// What a push of HEAD would meet now.
  ///
  /// - Parameter reference: what would be pushed to, a branch by its name alone too; the branch that is checked out
  ///   without one.
  public func check(to reference: String?, of remote: String, naming changes: [String]) throws -> GuardVerdict {
    let repository = session.repository
    guard let head = try repository.resolve("HEAD") else {
      throw UsageError("nothing is committed yet", hint: "git commit")
    }
    let own: String? = if case .branch(let name, _) = try repository.head() { name } else { nil }
    let asked = reference.map { $0.hasPrefix("refs/") ? $0 : "refs/heads/\($0)" }
    guard let name = asked ?? own else {
      throw UsageError("no branch is checked out", hint: "--ref main")
    }
    let old = try repository.resolve(Self.tracking(name, of: remote))
    return try judge(
      [ReferenceMove(name: name, old: old, new: head)], GuardMainline(of: remote, in: repository), at: session.now,
      named: changes)
  }

  private func judge(
    _ moves: [ReferenceMove], _ mainline: GuardMainline?, at now: Instant, named: [String]
  ) throws -> GuardVerdict {
    let repository = session.repository
    return try JudgeGuardedPush(
      repository, GuardConfiguration.standing(in: repository), now: now, environment: session.environment,
      zones: session.zones)(moves, mainline: mainline, named: named)
  }

  /// Where a clone notes `reference` of `remote`.
  private static func tracking(_ reference: String, of remote: String) -> String {
    let heads = "refs/heads/"
    return reference.hasPrefix(heads) ? "refs/remotes/\(remote)/\(reference.dropFirst(heads.count))" : reference
  }
}
