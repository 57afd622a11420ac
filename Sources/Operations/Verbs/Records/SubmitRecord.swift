public import Governance
import JSON
public import Rules
import Storage

/// Hands a draft in: from then on it can be decided.
public struct SubmitRecord: Sendable {
  public let id: RecordID

  public init(_ id: RecordID) { self.id = id }

  /// - Throws: `UsageError` when its status or its type takes another way.
  public func apply(to edits: inout RecordEdits, _ context: RuleContext) throws {
    guard let record = try edits.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    let next = record.kind.lifecycle.next(of: record)
    guard let status = try Self.target(of: record, next) else { return }
    try edits.update(id) { $0["status"] = .string(status) }
  }

  /// The status to move to; nothing when it is there already.
  private static func target(of record: Record, _ next: [String]) throws -> String? {
    let change = record.of(ChangeRequest.self)
    if record.status == "submitted" { return nil }
    if next.contains("submitted") { return "submitted" }
    // A standard change is approved by the template that it fits.
    if change?.type == "standard", next.contains("approved") { return "approved" }
    if change?.type == "emergency", record.status == "draft" {
      throw UsageError.outOfTurn(
        "\(record.id) is an emergency, which is decided at once",
        hint: "folio decision new --subject \(record.id) asks for the emergency authority's vote")
    }
    throw UsageError.cannotMove(record, to: "submitted")
  }
}

/// Takes a record back before it is decided.
public struct WithdrawRecord: Sendable {
  public let id: RecordID

  public init(_ id: RecordID) { self.id = id }

  /// - Throws: `UsageError` when it is too late for that.
  public func apply(to edits: inout RecordEdits) throws {
    guard let record = try edits.record(id) else { throw UsageError.noSuchRecord(id.text, kind: nil) }
    guard record.status == "withdrawn" || record.kind.lifecycle.next(of: record).contains("withdrawn") else {
      throw UsageError.cannotMove(record, to: "withdrawn")
    }
    try edits.update(id) { $0["status"] = "withdrawn" }
  }
}

extension UsageError {
  static func cannotMove(_ record: Record, to status: String) -> UsageError {
    let next = record.kind.lifecycle.next(of: record)
    let allowed = next.isEmpty ? "nothing follows" : "what may follow is " + next.joined(separator: " or ")
    return .outOfTurn("\(record.id) is \(record.status) and cannot become \(status)", hint: allowed)
  }
}
