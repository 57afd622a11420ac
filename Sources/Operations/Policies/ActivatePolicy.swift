import Governance
import JSON

/// Ends set-up for ever: the policy moves from draft to active, and nothing else does (GIT-03).
public struct ActivatePolicy: Sendable {
  /// What the commit says unless its author says otherwise.
  public static let message = "Activate the policy: set-up ends here\n"

  public init() {}

  public func apply(to edits: inout RecordEdits) throws {
    let policy = try edits.require(Policy.id, as: Policy.self)
    guard !policy.isActive else {
      throw UsageError.outOfTurn("set-up has ended: \(Policy.id) is active", hint: "folio policy propose changes it")
    }
    try edits.update(Policy.id) { $0["status"] = "active" }
  }
}
