import Governance
import JSON

/// Whoever works in a process knows who is asked next, and what is beyond the process goes to a forum.
///
/// A process that is active has an `escalation_path` of two levels or more. A conflict and a cross-functional issue are
/// sent to a forum (`path`), and so is what stands at a level of a process's path whose role is not in its
/// `scope_of_authority`, or beyond the last.
public struct EscalationsFindAWay: RecordRule {
  public static let id = RuleID(code: "ESC-01", name: "escalations-find-a-way")

  static let leastLevels = 2

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    if let (before, after) = change.of(Process.self) { return pathless(before, after, change) }
    guard let (before, after) = change.of(Escalation.self), after.isOpen, before?.way != after.way else { return [] }
    return try beyond(after, context).map { issue in
      [violation(.beyond(after.id, issue), in: change, at: "/path", fix: .send(try forum(for: after, context)))]
    } ?? []
  }

  private func pathless(_ before: Process?, _ after: Process, _ change: RecordChange) -> [Violation] {
    let count = Set(after.escalationPath.map(\.level)).count
    let hadPath = before.map { $0.isActive && Set($0.escalationPath.map(\.level)).count < Self.leastLevels } != true
    guard after.isActive, count < Self.leastLevels, hadPath else { return [] }
    return [violation(.noPath(after.id, count), in: change, at: "/escalation_path", fix: .define(after.id))]
  }

  /// Why no process settles `escalation`; nothing when it went to a forum, or to somebody who may decide.
  private func beyond(_ escalation: Escalation, _ context: RuleContext) throws -> String? {
    guard let path = escalation.path, path.prefix == Process.kind.prefix else { return nil }
    if ["conflict", "cross_functional"].contains(escalation.type) {
      return "a \(escalation.type == "conflict" ? "conflict" : "cross-functional issue")"
    }
    guard let process = try context.after.record(path, as: Process.self) else { return nil }
    guard let level = process.escalationPath.first(where: { $0.level == escalation.level }) else {
      return "level \(escalation.level), which \(path) does not have"
    }
    guard let role = level.role, !process.scopeOfAuthority.contains(role) else { return nil }
    return "level \(escalation.level), whose \(role) may not settle issues of \(path) alone"
  }

  private func forum(for escalation: Escalation, _ context: RuleContext) throws -> RecordID? {
    try context.after.record(escalation.path, as: Process.self)?.forum ?? context.policy?.changeBoard
  }
}

extension Escalation {
  /// What decides where it has to go.
  fileprivate var way: [String] { [type, "\(level)", path?.text ?? ""] }
}

extension Violation.Message {
  fileprivate static func noPath(_ process: RecordID, _ count: Int) -> Self {
    count == 0 ? "\(process) has no escalation path" : "\(process) has an escalation path of one level"
  }
  fileprivate static func define(_ process: RecordID) -> Self {
    "define it: folio process edit \(process), two levels or more in escalation_path"
  }
  fileprivate static func beyond(_ escalation: RecordID, _ issue: String) -> Self {
    "\(escalation) is \(issue), and is not sent to a forum"
  }
  fileprivate static func send(_ forum: RecordID?) -> Self { "send it there: --set path=\(forum?.text ?? "FOR-…")" }
}
