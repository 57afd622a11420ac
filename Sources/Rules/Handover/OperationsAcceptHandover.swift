import Governance
import JSON

/// What a project leaves behind is taken over by those who will operate it.
///
/// An item of an initiative's handover is accepted by somebody who owns one of its processes, and never by the
/// initiative's own owner. Asked whenever an acceptance is recorded, and again of every item when the initiative passes
/// its last gate.
public struct OperationsAcceptHandover: Rule {
  public static let id = RuleID(code: "HAND-01", name: "operations-accept-handover")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let recorded = try change.all(Initiative.self).flatMap { record, before, after -> [Violation] in
      let known = before?.handover ?? []
      return try after.misplaced(in: context.after).filter { !known.contains($0.item) }.map {
        violation(.notOperations($0.item), in: record, at: $0.pointer, fix: .ask(after, context))
      }
    }
    let endings = try context.gateClosings(in: change).filter { $0.closing.isLast && $0.closing.isPass }
    let closed = try endings.flatMap { record, closing in
      try closing.initiative.misplaced(in: context.before).map {
        violation(
          .notOperations($0.item), in: record, at: "/gate_result/choice", fix: .ask(closing.initiative, context))
      }
    }
    return recorded + closed
  }
}

extension Initiative {
  /// Who may take over what it hands over: the owners of its processes, other than its own.
  func receivers(in state: any LedgerState) throws -> Set<RecordID> {
    let owners = try processes.compactMap { try state.record($0)?.owner }
    return Set(owners).subtracting([owner].compactMap { $0 })
  }

  /// The handover items that were accepted by somebody who is none of them.
  fileprivate func misplaced(in state: any LedgerState) throws -> [(item: JSONObject, pointer: JSONPointer)] {
    let receivers = try receivers(in: state)
    return handover.enumerated().compactMap { index, item in
      guard let acceptor = item.id("accepted_by"), !receivers.contains(acceptor) else { return nil }
      return (item, JSONPointer.root.appending("handover").appending(index).appending("accepted_by"))
    }
  }
}

extension Violation.Message {
  fileprivate static func notOperations(_ item: JSONObject) -> Self {
    "Operations must accept '\(item.string("item") ?? "")', and \(item.string("accepted_by") ?? "nobody") does not own the receiving process"
  }
  fileprivate static func ask(_ initiative: Initiative, _ context: RuleContext) -> Self {
    let receivers = ((try? initiative.receivers(in: context.after)) ?? []).sorted().map(\.text)
    return receivers.isEmpty
      ? "name the process that receives it, and have its owner accept it"
      : "ask \(receivers.joined(separator: " or "))"
  }
}
