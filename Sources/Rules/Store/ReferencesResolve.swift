import Governance
import JSON

/// Whatever names another record names one that is there after the commit, and of a kind that fits the place.
///
/// Only references that the commit sets are looked up: records are never deleted and never change their kind, so the
/// others still hold.
public struct ReferencesResolve: RecordRule {
  public static let id = RuleID(code: "FMT-04", name: "references-resolve")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    try SchemaLibrary.schema(for: change.kind).marks.references.flatMap { mark -> [Violation] in
      let known = Set(change.before.map { names(in: $0, at: mark).map(\.name) } ?? [])
      return try names(in: change.after, at: mark).filter { !known.contains($0.name) }.compactMap { pointer, name in
        guard let fault = try fault(of: name, kinds: mark.kinds, context) else { return nil }
        return violation(.pointsTo(pointer, name, fault), in: change, at: pointer, fix: .create(name))
      }
    }
  }

  /// The texts that stand where `mark` says a reference stands.
  private func names(in record: Record, at mark: FieldMarks.Reference) -> [(pointer: JSONPointer, name: String)] {
    record.json.values(at: mark.place).flatMap { pointer, value -> [(JSONPointer, String)] in
      if mark.isKey { return (value.objectValue ?? [:]).map { (pointer.appending($0.key), $0.key) } }
      return value.stringValue.map { [(pointer, $0)] } ?? []
    }
  }

  private func fault(of name: String, kinds: [String], _ context: RuleContext) throws -> String? {
    // An item of a record is named after a hash: PRC-0001#script.
    let text = String(name.prefix { $0 != "#" })
    guard let id = RecordID(text) else { return "no id" }
    guard let kind = RecordCatalog.kind(prefix: id.prefix) else { return "of a kind that this version does not know" }
    guard kinds.contains("*") || kinds.contains(kind.name) else {
      return "a wrong kind: \(kind), not \(kinds.joined(separator: " or "))"
    }
    return try context.after.contains(id) ? nil : "missing"
  }
}

extension Violation.Message {
  fileprivate static func pointsTo(_ pointer: JSONPointer, _ name: String, _ fault: String) -> Self {
    "\(pointer) points to \(name), which is \(fault)"
  }
  fileprivate static func create(_ name: String) -> Self { "create \(name) first, or fix the id" }
}
