import Governance
import JSON
import JSONSchema

/// A record has the fields that its schema asks for, with values of the right form, and no others.
///
/// The schema of the binary is the floor. A ledger's own `schemas/KIND.schema.json`, where it has one, may ask for more
/// and must be met as well; custom fields begin with `x-`.
public struct RecordsFollowTheirSchema: Rule {
  public static let id = RuleID(code: "FMT-03", name: "records-follow-their-schema")
  public static let holdsInSetUp = true
  public static let isStructural = true

  /// How many violations of one file are said; a hostile record could hold one a byte.
  private static let most = 50

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    var own: [RecordKind: LedgerSchema] = [:]
    return try change.files.flatMap { file -> [Violation] in
      if let kind = LedgerSchema.kind(at: file.path) { return try schemaFaults(of: file, kind) }
      guard let json = file.after?.document?.value else { return [] }
      if file.path == LedgerLayout.ledgerPath {
        return try violations(SchemaLibrary.schema(named: "ledger").violations(in: json), in: file.path, "ledger")
      }
      guard let (id, kind) = context.layout.record(at: file.path) else { return [] }
      let schema = try own[kind] ?? LedgerSchema(context.after.file(at: LedgerSchema.path(for: kind)))
      own[kind] = schema
      var found = try SchemaLibrary.schema(for: kind).violations(in: json)
      switch schema {
      case .absent: break
      case .compiled(let schema): found += try schema.validate(json)
      case .unusable(let reason):
        return [violation(.unusable(LedgerSchema.path(for: kind), reason), inFile: file.path, of: id, fix: .mend(kind))]
      }
      return violations(found, in: file.path, of: id, kind.name)
    }
  }

  private func violations(
    _ faults: [SchemaViolation], in path: String, of subject: RecordID? = nil, _ schema: String
  ) -> [Violation] {
    faults.prefix(Self.most).map {
      violation(
        .expected(path, $0.instancePointer, $0.expected), inFile: path, of: subject, at: $0.instancePointer,
        fix: .correct(schema))
    }
  }

  private func schemaFaults(of file: FileChange, _ kind: RecordKind) throws -> [Violation] {
    guard case .unusable(let reason) = try LedgerSchema(file.after) else { return [] }
    return [violation(.unusable(file.path, reason), inFile: file.path, fix: .mend(kind))]
  }
}

extension Violation.Message {
  fileprivate static func expected(_ path: String, _ pointer: JSONPointer, _ expected: String) -> Self {
    "\(path)\(pointer): expected \(expected)"
  }
  fileprivate static func unusable(_ path: String, _ reason: String) -> Self {
    "\(path) cannot be used as a schema: \(reason)"
  }
  fileprivate static func correct(_ schema: String) -> Self { "correct the field; see folio schema show \(schema)" }
  fileprivate static func mend(_ kind: RecordKind) -> Self {
    "mend the schema; folio schema show \(kind) prints the one that it adds to"
  }
}
