import Governance
import JSON
import JSONSchema
import Synchronization

/// What a ledger's own `schemas/KIND.schema.json` asks of a kind, beyond the schema of the binary.
enum LedgerSchema {
  /// The ledger has none, as most.
  case absent
  /// There is one that cannot be used, with the reason.
  case unusable(String)
  case compiled(Schema)

  static func path(for kind: RecordKind) -> String { "\(LedgerFolder.schemas.rawValue)/\(kind.name).schema.json" }

  /// The kind whose schema `path` holds.
  static func kind(at path: String) -> RecordKind? {
    guard path.hasPrefix(LedgerFolder.schemas.rawValue) else { return nil }
    return RecordCatalog.kinds.first { Self.path(for: $0) == path }
  }

  /// Reads the schema in `content`.
  ///
  /// - Throws: what the binary's own shared definitions threw, when they are broken.
  init(_ content: FileContent?) throws {
    guard let content else {
      self = .absent
      return
    }
    guard let digest = content.digest, case .parsed(let json, _) = content.document else {
      self = .unusable("it is not JSON within the limits of a record")
      return
    }
    if let known = Self.known.withLock({ $0[digest] }) {
      self = .compiled(known)
      return
    }
    var registry = SchemaRegistry()
    try registry.add(SchemaLibrary.json(named: "common"), uri: nil)
    do {
      let schema = try Schema(compiling: json, registry: registry, assertFormats: true)
      Self.known.withLock {
        if $0.count >= Self.mostKnown { $0.removeAll() }
        $0[digest] = schema
      }
      self = .compiled(schema)
    } catch {
      self = .unusable("\(error)")
    }
  }

  // A ledger has at most one for each kind; a history has a few versions of each.
  private static let mostKnown = 256
  private static let known = Mutex<[SHA256Digest: Schema]>([:])
}
