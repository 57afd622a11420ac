import Governance
public import JSON
import Platform
import Rules
import Storage

/// Puts texts into the canonical form of records, and names whoever edits what can be approved.
///
/// Inside a ledger, a record whose material content differs from the newest commit's gets `edited_by` of the person who
/// formats it (FMT-03 asks for that); anywhere else only the form changes.
public struct FormatRecord {
  public enum Result: Sendable {
    /// It is as it should be.
    case canonical
    /// These bytes are.
    case formatted([UInt8])
    /// No form would mend it: what is wrong, with its place in the text as it is.
    case faulty([CanonicalFault])
  }

  private let view: LedgerView?
  private let author: RecordID?

  /// - Parameter session: of the ledger that the files belong to; nothing outside of one.
  /// - Throws: `GitError` when the ledger cannot be read.
  public init(_ session: Session?) throws {
    view = try session.flatMap { session in try session.head().map { _ in try session.view() } }
    author = try view?.context().author?.id
  }

  /// - Parameter path: where the text lies in the ledger's tree; nothing for a file outside of it.
  public func callAsFunction(_ bytes: [UInt8], at path: String?) throws -> Result {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes, limits: .record)
    } catch {
      return .faulty([CanonicalFault(position: error.position, detail: "\(error.reason)")])
    }
    let formatted = CanonicalJSON.bytes(of: try signed(CanonicalJSON.normalised(value), at: path))
    let left = CanonicalJSON.faults(in: formatted, parsed: try JSONParser.parse(formatted, limits: .record))
    guard left.isEmpty else {
      // Placed in the text as it is, without what only its form would have mended.
      let lasting = Set(left.map(\.detail))
      return .faulty(CanonicalJSON.faults(in: bytes, parsed: value).filter { lasting.contains($0.detail) })
    }
    return formatted == bytes ? .canonical : .formatted(formatted)
  }

  /// The record with `edited_by` of whoever edits it, where that is asked for.
  private func signed(_ value: JSONValue, at path: String?) throws -> JSONValue {
    guard let view, let author, let path, let (id, kind) = view.state.layout.record(at: path),
      RecordEdits.namesItsEditor(kind), let fields = value.objectValue, var record = Record(fields: fields),
      record.id == id
    else { return value }
    let before = try view.state.record(id)
    guard try before?.materialContent() != record.materialContent() else { return value }
    record.fields["edited_by"] = .string(author.text)
    return record.json
  }
}
