import Governance
import JSON

/// Something that a commit does to the frame that governs the ledger, and that takes a policy decision (GIT-03).
struct FrameAct {
  enum Kind {
    /// An active policy changes.
    case policyEdit
    /// The members, chair or remit of an active forum change.
    case forumEdit
    /// A forum or a gate model becomes active, as it was voted on.
    case activation
  }

  let kind: Kind
  let record: RecordChange

  /// Everything in `change` that takes a policy decision.
  static func all(in change: CommitChange) throws -> [FrameAct] {
    try change.records.compactMap { record in try kind(of: record).map { FrameAct(kind: $0, record: record) } }
  }

  private static func kind(of record: RecordChange) throws -> Kind? {
    if let (before, after) = record.of(Policy.self) { return before?.isActive ?? after.isActive ? .policyEdit : nil }
    if let (before, after) = record.of(GateModel.self) {
      return after.isActive && before?.isActive != true ? .activation : nil
    }
    guard let (before, after) = record.of(Forum.self) else { return nil }
    if after.isActive, before?.isActive != true { return .activation }
    return try before?.isActive == true && !record.baselinedDifferences().isEmpty ? .forumEdit : nil
  }

  /// Where the act is seen best.
  var pointer: JSONPointer {
    kind == .activation ? .root.appending("status") : record.differences.first?.pointer ?? .root
  }

  /// What differs from the edit that `decision` authorises, as places; empty when the two are equal.
  ///
  /// - Throws: what reading the schema marks threw.
  func departures(from decision: Decision) throws -> [JSONPointer] {
    guard let before = record.before else { return [.root] }
    switch kind {
    case .activation:
      return try places(from: before.materialContent(), to: record.after.materialContent())
    case .forumEdit:
      return try departures(from: before.materialContent(), to: record.after.materialContent(), decision)
    case .policyEdit:
      return departures(from: before.json, to: record.after.json, decision)
    }
  }

  /// The fields of the policy that follow from the edit itself, unless the decision says otherwise.
  private static let derived = ["edited_by", "predecessor", "version"]

  private func departures(from before: JSONValue, to after: JSONValue, _ decision: Decision) -> [JSONPointer] {
    var expected: JSONValue
    do {
      expected = try before.applying(decision.touches.map(\.change))
    } catch {
      return [error.pointer]
    }
    let touched = Set(decision.touches.compactMap(\.path.tokens.first))
    for field in Self.derived where kind == .policyEdit && !touched.contains(field) { expected[field] = after[field] }
    return places(from: expected, to: after)
  }

  private func places(from expected: JSONValue, to after: JSONValue) -> [JSONPointer] {
    JSONDifference.changes(from: expected, to: after).map(\.pointer)
  }
}
