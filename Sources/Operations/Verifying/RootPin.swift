public import Git
public import JSON
import Platform

/// What an auditor or a server trusts from outside the tree: which ledger, which root commit, which keys signed it.
public struct RootPin: Sendable, Hashable {
  /// The ledger's name in `portfolio/ledger.json`; nothing when only the root commit is pinned.
  public let ledger: String?
  public let root: ObjectID
  /// The fingerprints of the keys that the root commit brings, as `ssh-keygen -l` prints them; empty when not pinned.
  public let keys: [String]

  public init(ledger: String? = nil, root: ObjectID, keys: [String] = []) {
    self.ledger = ledger
    self.root = root
    self.keys = keys
  }

  /// The file in the git directory that holds the pin.
  public static let fileName = "folio/pin.json"

  /// The pin that `text` names: a commit id of 40 digits, or a file as `hook install --server` writes it.
  public init(naming text: String) throws {
    if let root = ObjectID(hex: text) {
      self.init(root: root)
    } else {
      guard try Files.exists(text) else {
        throw UsageError(
          "'\(text)' is neither a root commit nor a pin file", hint: "name the root by all 40 digits of its id")
      }
      try self.init(bytes: Files.read(text, limit: 1 << 16), at: text)
    }
  }

  /// The pin kept in `repository`; nothing when there is none.
  public static func kept(in repository: Repository) throws -> RootPin? {
    let path = repository.commonDirectory + fileName
    guard try Files.exists(path) else { return nil }
    return try RootPin(bytes: Files.read(path, limit: 1 << 16), at: path)
  }

  /// Keeps the pin in `repository`, in a folder that its owner alone may enter.
  public func keep(in repository: Repository) throws {
    try Files.createPrivateFolder(repository.commonDirectory + "folio")
    try Files.write(CanonicalJSON.bytes(of: json), to: repository.commonDirectory + Self.fileName)
  }

  /// - Throws: `JSONParseError`, or `UsageError` when the bytes name no root.
  init(bytes: [UInt8], at path: String) throws {
    let json = try JSONParser.parse(bytes, limits: .record)
    guard let root = json["root"]?.stringValue.flatMap({ ObjectID(hex: $0) }) else {
      throw UsageError("\(path) pins no root commit", hint: "it holds {\"root\": \"40 hexadecimal digits\"}")
    }
    self.init(
      ledger: json["ledger"]?.stringValue, root: root,
      keys: json["keys"]?.arrayValue?.compactMap(\.stringValue) ?? [])
  }

  public var json: JSONValue {
    var fields: JSONObject = ["root": .string(root.description), "keys": .array(keys.map { .string($0) })]
    fields["ledger"] = ledger.map { .string($0) }
    return .object(fields)
  }
}
