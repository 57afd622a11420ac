import Calendars
import Git
import Platform

/// What `folio doctor` looks at in a repository that has a guard: its hook, its rules, and the ledger that it asks.
struct GuardExamination {
  typealias Finding = Examination.Finding

  let session: Session

  init(_ session: Session) { self.session = session }

  func callAsFunction() -> [Finding] {
    [hook(), rules(), ledger()] + clock()
  }

  private var name: String { session.repository.isBare ? "pre-receive" : "pre-push" }
  private var install: String { "folio guard install\(session.repository.isBare ? " --server --pin ROOT" : "")" }

  private func hook() -> Finding {
    let path = "\(session.repository.commonDirectory)hooks/\(name)"
    let subject = "guard \(name)"
    do {
      guard try InstallGuard.isOurs(path, name) else { return .bad(subject, "it is not installed", fix: install) }
      let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
      guard try text == InstallGuard.text(name) else {
        return .bad(subject, "it does not run this folio", fix: install)
      }
      guard try Files.permissions(of: path) & 0o111 != 0 else {
        return .bad(subject, "it may not be executed", fix: "chmod +x \(path)")
      }
    } catch {
      return .bad(subject, "\(error)", fix: install)
    }
    if let elsewhere = session.repository.configValue("core.hooksPath") {
      return .bad(subject, "git runs the hooks of \(elsewhere) instead", fix: "git config --unset core.hooksPath")
    }
    return .good(subject, "installed")
  }

  private func rules() -> Finding {
    do {
      let configuration = try GuardConfiguration.standing(in: session.repository)
      if let path = session.repository.configValue(PinnedLedger.pathSetting), (try? Files.exists(path)) == true,
        let ledger = try? opened()
      {
        try configuration.check(regions: ledger.regions())
      }
      return .good("guard rules", "\(configuration.rules.count), from \(configuration.source)")
    } catch {
      return unfit("guard rules", error)
    }
  }

  private func ledger() -> Finding {
    do {
      let ledger = try opened()
      try ledger.requireFresh(at: now())
      return .good("guard ledger", "\(ledger.path), as of \(ledger.freshAt)")
    } catch {
      return unfit("guard ledger", error)
    }
  }

  private func now() throws -> Instant { try session.repository.isBare ? ReceivingServer(session).now : session.now }

  /// The ledger, with all of its history looked at whatever was noted of it.
  private func opened() throws -> PinnedLedger {
    let (repository, now) = (session.repository, try now())
    let ledger = try PinnedLedger(
      of: repository, now: now, environment: session.environment, zones: session.zones)
    guard let pin = repository.configValue(PinnedLedger.pinSetting).flatMap({ ObjectID(hex: $0) }) else {
      return ledger
    }
    return try PinnedLedger(
      at: ledger.path, pin: RootPin(root: pin), now: now, environment: session.environment, zones: session.zones)
  }

  private func clock() -> [Finding] {
    guard let clock = session.repository.configValue(ReceivingServer.testClockSetting) else { return [] }
    return [.bad("clock", "TEST CLOCK \(clock)", fix: "git config --unset \(ReceivingServer.testClockSetting)")]
  }

  private func unfit(_ subject: String, _ error: any Error) -> Finding {
    if let fault = error as? GuardFault { return .bad(subject, fault.problem, fix: fault.next) }
    return .bad(subject, "\(error)", fix: install)
  }
}
