import Calendars
import Governance
import JSON

/// What was killed does not come back under another number without saying so.
///
/// Nothing leaves the status killed. A new initiative with the title and the segments of one that was killed in the
/// last 365 days has a link `supersedes` to it.
public struct KilledStaysKilled: Rule {
  public static let id = RuleID(code: "GATE-09", name: "killed-stays-killed")

  /// How long a kill is remembered.
  static let days = 365

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Initiative.self).flatMap { record, before, after -> [Violation] in
      if let before {
        guard before.status == "killed", after.status != "killed" else { return [] }
        return [violation(.killed(before.id), in: record, at: "/status", fix: .supersede(before.id))]
      }
      return try killed(context).filter { $0.isSameIdea(as: after) && !after.supersedes($0.id) }.map {
        violation(.sameAs($0.id, after.id), in: record, at: "/title", fix: .supersede($0.id))
      }
    }
  }

  /// The initiatives that were killed lately, of the change board's register.
  private func killed(_ context: RuleContext) throws -> [Initiative] {
    let board = try context.before.record(context.policy?.changeBoard, as: Forum.self)
    return try (board?.register.ids("killed") ?? []).compactMap { id in
      guard let initiative = try context.before.record(id, as: Initiative.self),
        let kill = try GateHistory(of: initiative, in: context.before).kill?.outcomeAt,
        CivilDate.days(from: context.home.day(of: kill), to: context.today) <= Self.days
      else { return nil }
      return initiative
    }
  }
}

extension Initiative {
  fileprivate func isSameIdea(as other: Initiative) -> Bool {
    title.lowercased() == other.title.lowercased() && Set(segments) == Set(other.segments)
  }

  fileprivate func supersedes(_ other: RecordID) -> Bool {
    fields.objects("links").contains { $0.string("rel") == "supersedes" && $0.id("to") == other }
  }
}

extension Violation.Message {
  fileprivate static func killed(_ initiative: RecordID) -> Self { "\(initiative) was killed" }
  fileprivate static func sameAs(_ killed: RecordID, _ new: RecordID) -> Self {
    "\(killed), of the same title and segments as \(new), was killed"
  }
  fileprivate static func supersede(_ initiative: RecordID) -> Self {
    "start a new initiative that supersedes it (links: rel supersedes, to \(initiative))"
  }
}
