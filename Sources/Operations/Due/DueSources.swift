import Calendars
import Governance
import JSON
import Rules
import Storage

/// The places where a ledger says that something has to be done by a day.
struct DueSources {
  let state: StoredState
  let home: HomeCalendar
  let policy: Policy?
  let today: CivilDate

  func items() throws -> [DueItem] {
    try decisions() + initiatives() + changes() + reviews() + lessons() + escalations() + feedback()
      + exceptions()
  }

  private func decisions() throws -> [DueItem] {
    try state.all(Decision.self).filter(\.isOpen).map { decision in
      DueItem(
        by: decision.closesAt, decision.id, "votes on \(decision.subject?.text ?? decision.title), then closing",
        who: [decision.owner], next: "folio decision status \(decision.id)")
    }
  }

  /// Open conditions of gates, and holds.
  private func initiatives() throws -> [DueItem] {
    try state.all(Initiative.self).filter { !["killed", "completed"].contains($0.status) }.flatMap { initiative in
      let history = try GateHistory(of: initiative, in: state)
      return conditions(of: history)
        + [hold(of: initiative, history), recycle(of: initiative, history)].compactMap { $0 }
    }
  }

  private func conditions(of history: GateHistory) -> [DueItem] {
    history.openConditions(on: today).compactMap { gate, decision, condition in
      guard let due = condition.dueOn else { return nil }
      return DueItem(
        by: home.end(of: due), decision, "condition \(condition.id) of \(gate): \(condition.text)",
        who: [condition.owner], next: "folio gate done \(decision) \(condition.id)")
    }
  }

  private func hold(of initiative: Initiative, _ history: GateHistory) -> DueItem? {
    guard initiative.status == "on_hold", let hold = history.hold, let gate = hold.gate, let at = hold.outcomeAt else {
      return nil
    }
    let last = home.day(of: at).adding(days: Int(policy?.threshold("gate", "max_hold_days") ?? 180))
    return DueItem(
      by: home.end(of: last), initiative.id, "on hold since \(home.day(of: at)): go, recycle or kill",
      who: [initiative.owner], next: "folio gate open \(initiative.id) \(gate)", rule: HoldsEnd.id)
  }

  /// A gate that was recycled and not decided again.
  private func recycle(of initiative: Initiative, _ history: GateHistory) -> DueItem? {
    guard let last = history.decisions.last, last.gateResult?.choice == "recycle", let gate = last.gate,
      let at = last.outcomeAt
    else { return nil }
    return DueItem(
      by: nil, since: at, initiative.id, "recycled at \(gate) on \(home.day(of: at)): bring new evidence",
      who: [initiative.owner], next: "folio gate open \(initiative.id) \(gate)")
  }

  /// Approvals to be used, and what emergencies owe.
  private func changes() throws -> [DueItem] {
    try state.all(ChangeRequest.self).flatMap { change -> [DueItem] in
      guard change.isApproved else { return try duties(of: change) }
      guard let use = change.useBy else { return [] }
      return [
        DueItem(
          by: home.start(of: use), change.id, "approved, to be applied", who: [change.implementer ?? change.owner],
          next: "folio change apply \(change.id)")
      ]
    }
  }

  private func duties(of change: ChangeRequest) throws -> [DueItem] {
    guard let policy else { return [] }
    let review = try state.record(change.review, as: Review.self)
    return OverdueEmergency.all(of: change, review: review, policy: policy, at: .distantFuture).map { duty in
      let vote = "folio decision new --type change --subject \(change.id)"
      return DueItem(
        by: change.implementedAt == nil ? nil : duty.due.adding(seconds: 1), change.id,
        "emergency to be \(duty.duty.rawValue)", who: [change.owner],
        next: duty.duty == .ratified ? vote : "folio review new --type pir --subject \(change.id)")
    }
  }

  private func reviews() throws -> [DueItem] {
    try state.all(Review.self).filter { ["scheduled", "in_progress"].contains($0.status) }.compactMap { review in
      guard let due = review.dueOn else { return nil }
      return DueItem(
        by: home.end(of: due), review.id, review.title, who: [review.auditor ?? review.owner],
        next: "folio review \(review.status == "scheduled" ? "start" : "complete") \(review.id)")
    }
  }

  private func lessons() throws -> [DueItem] {
    try state.all(Lesson.self).filter(\.isPublished).flatMap { lesson -> [DueItem] in
      let edit = "folio lesson edit \(lesson.id)"
      let sharing = lesson.sharedBy(in: home).map {
        DueItem(
          by: home.end(of: $0), lesson.id, "to be presented: \(lesson.title)", who: [lesson.owner], next: edit,
          rule: LessonsAreShared.id)
      }
      let actions = lesson.actions.enumerated().compactMap { index, action -> DueItem? in
        guard action["done_on"] == nil, let due = action.date("due_on") else { return nil }
        return DueItem(
          by: home.end(of: due), lesson.id, action.string("text") ?? "", who: [action.id("owner")],
          next: "\(edit) --set /actions/\(index)/done_on=\(due)", rule: LessonsAreShared.id)
      }
      return [sharing].compactMap { $0 } + actions
    }
  }

  private func escalations() throws -> [DueItem] {
    try state.all(Escalation.self).filter { $0.status == "open" }.map { escalation in
      DueItem(
        by: escalation.respondBy, escalation.id, "answer: \(escalation.title)", who: [escalation.owner],
        next: "folio escalation edit \(escalation.id) --set status=acknowledged", rule: EscalationsAreAnswered.id)
    }
  }

  private func feedback() throws -> [DueItem] {
    try state.all(Feedback.self).filter { !["actioned", "closed"].contains($0.status) }.compactMap { theme in
      guard let due = theme.respondBy else { return nil }
      let owner = try state.record(theme.process, as: Process.self)?.owner ?? theme.owner
      return DueItem(
        by: due, theme.id, "answer: \(theme.title)", who: [owner], next: "folio feedback edit \(theme.id)",
        rule: ThemesAreAnswered.id)
    }
  }
}

extension Lesson {
  /// The last day to present it; nothing when it was, or when it is not said since when it could be.
  fileprivate func sharedBy(in home: HomeCalendar) -> CivilDate? {
    guard socialised.isEmpty, let publishedAt else { return nil }
    return home.day(of: publishedAt).adding(days: LessonsAreShared.days)
  }
}
