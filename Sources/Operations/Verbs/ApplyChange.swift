import Calendars
public import Governance
import JSON

/// Puts an approved change into effect: the target's edit, its baseline's next version, the work that it brings to an
/// initiative, and the change's own end.
public struct ApplyChange: Sendable {
  public let change: RecordID

  public init(_ change: RecordID) { self.change = change }

  public func apply(to edits: inout RecordEdits) throws {
    let request = try edits.require(change, as: ChangeRequest.self)
    if let applied = request.implementedAt {
      throw UsageError.outOfTurn(
        "\(change) was applied at \(applied)", hint: "folio change new --from \(change) asks for it again")
    }
    guard let target = request.target else { throw UsageError("\(change) names no target") }
    guard !request.touches.isEmpty else {
      throw UsageError("\(change) touches nothing", hint: "folio change edit \(change) --touch /path=value")
    }
    try edits.apply(request.touches, to: target, as: change)
    try edits.addWork(of: request, to: target)
    let now = edits.time.description
    try edits.update(change) { fields in
      fields["status"] = "implemented"
      fields["implemented_at"] = .string(now)
    }
  }
}
