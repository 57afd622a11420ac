public import Governance
import JSON
import JSONSchema
import Rules
import Storage

/// A policy that is not in force: read from a file, or what a decision's edit would make of the one that is.
public struct ProposedPolicy {
  public let record: Record

  /// - Parameter bytes: the whole policy as JSON.
  /// - Throws: `UsageError` when it is no policy.
  public init(_ bytes: [UInt8], named name: String) throws {
    let fields: JSONObject?
    do {
      fields = try JSONParser.parse(bytes, limits: .record).objectValue
    } catch {
      throw UsageError("\(name):\(error)")
    }
    guard let fields, let record = Record(fields: fields), record.kind == Policy.kind else {
      // Another name than the file's: what stands in it may be a draft that lacks its id alone.
      throw UsageError(
        "\(name) holds no policy: expected an object with \"id\": \"\(Policy.id)\" and \"kind\": \"policy\"",
        hint: "the one in force has them: folio policy show \(Policy.id) --json >in-force.json")
    }
    try self.init(record, named: name)
  }

  /// What `decision` would make of the policy in force.
  ///
  /// - Throws: `UsageError` when the decision is about something else, or its edit no longer fits.
  public init(applying decision: Decision, in view: LedgerView) throws {
    guard decision.subject == Policy.id, decision.hasTouches else {
      throw UsageError(
        "\(decision.id) proposes no edit of the policy", hint: "folio policy propose opens a decision that does")
    }
    var record = try view.state.record(named: Policy.id.text, as: Policy.kind)
    do {
      record.fields = try record.json.applying(decision.touches.map(\.change)).objectValue ?? record.fields
    } catch {
      throw UsageError("the policy no longer holds what \(decision.id) replaces: \(error)")
    }
    try self.init(record, named: decision.id.text)
  }

  private init(_ record: Record, named name: String) throws {
    let violations = try SchemaLibrary.schema(for: Policy.kind).violations(in: record.json)
    if let first = violations.first {
      throw UsageError(
        "\(name) is no valid policy: expected \(first.expected) at \(first.instancePointer)",
        hint: "folio schema show policy lists its fields")
    }
    guard Policy(record).changeBoard != nil else {
      throw UsageError(
        "\(name) is no policy that could be in force: expected a forum at /change_board",
        hint: "only a draft goes without a change board")
    }
    self.record = record
  }
}
