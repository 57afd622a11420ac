/// Where records lie in a ledger's tree: a pure function of the id and the ledger's `shards` (DESIGN.md §2).
public struct LedgerLayout: Sendable, Hashable {
  /// The folder that holds the records.
  public static let root = "portfolio"
  /// The file that names the ledger, written once.
  public static let ledgerPath = "portfolio/ledger.json"

  /// How many of the last characters of an id's part become folders: 0 (flat) or 2.
  public let shards: Int

  public init(shards: Int) { self.shards = shards }

  /// `portfolio/initiatives/0/2/INI-0002.json` with two shards; the months of a metric lie together.
  public func path(of id: RecordID, kind: RecordKind) -> String {
    var path = "\(Self.root)/\(kind.folder)/"
    for character in id.part.utf8.suffix(shards) {
      path.unicodeScalars.append(Unicode.Scalar(character))
      path += "/"
    }
    return path + id.text + ".json"
  }

  /// The path of the record named `id`, or nothing when no kind has its prefix.
  public func path(of id: RecordID) -> String? {
    RecordCatalog.kind(prefix: id.prefix).map { path(of: id, kind: $0) }
  }

  /// The folder that holds every record of `kind`.
  public func folder(of kind: RecordKind) -> String { "\(Self.root)/\(kind.folder)" }

  /// The id and kind of the record that may lie at `path`, or nothing where no record belongs.
  public func record(at path: String) -> (id: RecordID, kind: RecordKind)? {
    // Bytes, not characters: this is asked of every path of every commit.
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    guard parts.count >= 3, parts[0] == Self.root, let name = parts.last, name.hasSuffix(".json"),
      let kind = RecordCatalog.kind(folder: String(parts[1])), let id = RecordID(String(name.dropLast(5))),
      id.prefix == kind.prefix, self.path(of: id, kind: kind) == path
    else { return nil }
    return (id, kind)
  }
}
