import Calendars
import Governance
import Rules
import Storage

extension DueSources {
  /// Terms that end, controls to be checked, and audits of quarters that are over.
  func exceptions() throws -> [DueItem] {
    let inForce = try state.grantedExceptions().filter { $0.isInForce(on: today) }
    return inForce.flatMap { controls(of: $0) + [expiry(of: $0)].compactMap { $0 } } + (try audits())
  }

  private func expiry(of exception: Exception) -> DueItem? {
    exception.expiresOn.map { day in
      DueItem(
        by: home.start(of: day), exception.id,
        "\(exception.status == "exempt" ? "ends" : "ends unless renewed"): \(exception.title)", who: [exception.owner],
        next: exception.status == "exempt"
          ? "comply again, or folio exception new --from \(exception.id)" : "folio exception renew \(exception.id)")
    }
  }

  private func controls(of exception: Exception) -> [DueItem] {
    exception.controls.enumerated().compactMap { index, control in
      guard case .nominal(let days)? = control.checkEvery?.length, let last = control.lastCheck ?? exception.starts
      else { return nil }
      return DueItem(
        by: home.end(of: last.adding(days: days)), exception.id, "check: \(control.text)", who: [control.owner],
        next: "folio exception check \(exception.id) --control \(index + 1)", rule: ControlsAreChecked.id)
    }
  }

  private func audits() throws -> [DueItem] {
    let grace = AuditsComeBeforeGrants.grace(policy)
    return try state.all(Forum.self).flatMap { forum in
      try AuditsComeBeforeGrants.missing(of: forum.id, in: state, on: today).map { quarter in
        DueItem(
          by: home.end(of: quarter.lastDay.adding(days: grace)), forum.id, "audit of the exceptions of \(quarter)",
          who: [forum.owner],
          next: "folio audit exceptions --period \(quarter) --forum \(forum.id) --open",
          rule: AuditsComeBeforeGrants.id)
      }
    }
  }
}
