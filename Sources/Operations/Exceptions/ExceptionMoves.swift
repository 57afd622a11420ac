import Calendars
public import Governance
import JSON
public import Rules

/// What happens to an exception besides its decision.
public enum ExceptionMove: Sendable {
  /// The risk owner accepts the risk, now.
  case accept
  /// It stands without approval, because it helps and is small.
  case exempt
  /// It ends before its time: the risk came true, or a control failed.
  case revoke
  /// It is needed no more.
  case close
  /// A control was checked, today; counted from 1.
  case check(control: Int)

  /// - Throws: `UsageError` when the exception is not where this begins.
  public func apply(to id: RecordID, _ edits: inout RecordEdits, _ context: RuleContext) throws {
    let exception = try edits.require(id, as: Exception.self)
    switch self {
    case .accept:
      guard exception.status == "draft" else { throw UsageError("\(id) is \(exception.status), not a draft") }
      if let author = context.author?.id, author != exception.riskOwner {
        throw UsageError(
          "the risk of \(id) is \(exception.riskOwner?.text ?? "nobody")'s to accept",
          hint: "folio exception edit \(id) --set risk_owner=\(author), or have them accept it")
      }
      let now = edits.time.description
      try edits.update(id) { $0["risk_accepted_at"] = .string(now) }
    case .exempt:
      guard exception.status == "draft" else { throw UsageError("\(id) is \(exception.status), not a draft") }
      try edits.update(id) { $0["status"] = "exempt" }
      try edits.register(exception)
    case .revoke, .close:
      guard exception.isGranted else { throw UsageError("\(id) is \(exception.status), and holds for nothing") }
      let status = if case .close = self { "closed" } else { "revoked" }
      try edits.update(id) { $0["status"] = .string(status) }
    case .check(let number):
      guard exception.controls.indices.contains(number - 1) else {
        throw UsageError("\(id) has no control \(number)", hint: "it has \(exception.controls.count)")
      }
      let day = context.today.description
      try edits.update(id) { fields in
        var controls = fields.array("controls")
        var control = controls[number - 1].objectValue ?? [:]
        control["last_check"] = .string(day)
        controls[number - 1] = .object(control)
        fields["controls"] = .array(controls)
      }
    }
  }
}
