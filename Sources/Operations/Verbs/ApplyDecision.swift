public import Governance
import JSON
import Storage

/// Makes what a policy or metric decision authorises, once, and marks the decision used: the edit in its `touches`, or,
/// without any, a forum or gate model becoming active as it was voted on.
public struct ApplyDecision: Sendable {
  public let decision: RecordID
  /// Files of `schemas/` and `hooks/` whose new digests the edit names, by path; nothing removes one.
  public let files: [String: [UInt8]?]

  public init(_ decision: RecordID, files: [String: [UInt8]?] = [:]) {
    self.decision = decision
    self.files = files
  }

  /// - Throws: `UsageError` when it authorises no edit, is not approved yet, or was applied before.
  public func apply(to edits: inout RecordEdits) throws {
    let decision = try edits.require(decision, as: Decision.self)
    guard let subject = decision.subject, decision.hasTouches || decision.type == "policy" else {
      throw UsageError("\(decision.id) authorises no edit", hint: "a change request is applied with folio change apply")
    }
    // The rules would refuse it too, and at length: an edit that nothing allows breaks many.
    guard decision.isApproved else {
      throw UsageError.outOfTurn(
        "\(decision.id) is \(decision.standing), and only an approved decision is applied, once",
        hint: "folio decision status \(decision.id) says what is missing")
    }
    guard decision.hasTouches else {
      try edits.update(subject) { $0["status"] = "active" }
      return try edits.update(decision.id) { $0["status"] = "used" }
    }
    let before = try edits.base.bytes(at: edits.base.layout.path(of: subject) ?? "")
    try edits.apply(decision.touches, to: subject, as: nil)
    if subject == Policy.id, let before {
      try edits.update(subject) { fields in
        fields["version"] = .integer((fields.integer("version") ?? 0) + 1)
        fields["predecessor"] = .string(SHA256Digest(of: before).description)
      }
    }
    try edits.update(decision.id) { $0["status"] = "used" }
    for (path, bytes) in files {
      if let bytes { edits.putFile(bytes, at: path) } else { edits.removeFile(at: path) }
    }
  }
}

extension Decision {
  /// `open`, `closed as rejected`, `used`.
  fileprivate var standing: String { status == "closed" ? "closed as \(outcome ?? "nothing")" : status }
}
