public import Calendars
public import Git
import Governance
import JSON
import Platform
import Rules

/// What a repository of code obeys: which ledger, for which references and paths.
///
/// Kept in the git directory, where no push reaches it.
public struct GuardSettings: Sendable {
  /// What changes to some paths are, in the words of the freeze calendar.
  public struct Rule: Sendable {
    /// Which paths; all of them where none is named.
    public let paths: [PathPattern]
    public let action: FreezableAction.Kind
    public let scope: FreezeScope

    public func governs(_ path: String) -> Bool { paths.isEmpty || paths.contains { $0.matches(path) } }
  }

  /// The folder of a copy of the ledger.
  public let ledger: String
  /// The root commit of the ledger that is trusted.
  public let root: String
  /// Which references are governed.
  public let references: [PathPattern]
  public let rules: [Rule]

  static let fileName = "folio/guard.json"

  /// - Parameter name: what the bytes are called in messages.
  /// - Throws: `UsageError` that says where and what is wrong.
  public init(_ bytes: [UInt8], named name: String) throws {
    let json: JSONValue
    do {
      json = try JSONParser.parse(bytes, limits: .record)
    } catch {
      throw UsageError("\(name):\(error)")
    }
    try self.init(json, named: name)
  }

  init(_ json: JSONValue, named name: String) throws {
    let reader = try SettingsReader(json, name, known: ["ledger", "pin", "refs", "rules"], at: "")
    ledger = try reader.text("ledger")
    root = try reader.text("pin")
    guard root.utf8.count == 40, root.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else {
      throw UsageError("\(name): /pin is '\(root)'", hint: "it is the ledger's root commit, 40 hexadecimal digits")
    }
    references = try reader.texts("refs", or: ["refs/heads/main"]).map { try reader.pattern($0, at: "/refs") }
    let listed = json["rules"]?.arrayValue ?? [[:]]
    rules = try listed.enumerated().map { index, rule in
      let place = "/rules/\(index)"
      let known = ["paths", "action", "regions", "segments", "processes", "systems", "initiatives"]
      let part = try SettingsReader(rule, name, known: known, at: place)
      let action = try part.texts("action", or: [FreezableAction.Kind.configChange.rawValue])[0]
      guard let kind = FreezableAction.Kind(rawValue: action) else {
        let all = FreezableAction.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("\(name): \(place)/action is '\(action)'", hint: "it is one of \(all)")
      }
      return Rule(
        paths: try part.texts("paths", or: []).map { try part.pattern($0, at: place + "/paths") }, action: kind,
        scope: FreezeScope(
          regions: Set(try part.texts("regions", or: [])), segments: Set(try part.texts("segments", or: [])),
          processes: Set(try part.texts("processes", or: [])), systems: Set(try part.texts("systems", or: [])),
          initiatives: Set(try part.texts("initiatives", or: []))))
    }
  }

  /// The settings of `repository`; nothing where none are installed.
  ///
  /// - Throws: `UsageError` when what is there cannot be read: a guard that is broken lets nothing through.
  public static func kept(in repository: Repository) throws -> GuardSettings? {
    let path = repository.commonDirectory + fileName
    guard try Files.exists(path) else { return nil }
    return try GuardSettings(Files.read(path, limit: 1 << 20), named: path)
  }

  /// Whether `reference` is one of those that are governed.
  public func governs(reference: String) -> Bool { references.contains { $0.matches(reference) } }
}

/// The members of an object of settings, with words for what is wrong with one.
private struct SettingsReader {
  private let fields: JSONObject
  private let name: String
  private let place: String

  init(_ json: JSONValue, _ name: String, known: [String], at place: String) throws {
    guard let fields = json.objectValue else {
      throw UsageError(
        "\(name): \(place.isEmpty ? "the file" : place) is no object", hint: "it has \(known.joined(separator: ", "))")
    }
    (self.fields, self.name, self.place) = (fields, name, place)
    if let unknown = fields.keys.first(where: { !known.contains($0) }) {
      throw UsageError("\(name): \(place)/\(unknown) is not known", hint: "there are \(known.joined(separator: ", "))")
    }
  }

  func text(_ key: String) throws -> String {
    guard let text = fields.string(key), !text.isEmpty else { throw UsageError("\(name): \(place)/\(key) is missing") }
    return text
  }

  /// One text or a list of them.
  func texts(_ key: String, or standard: [String]) throws -> [String] {
    guard let value = fields[key] else { return standard }
    if let text = value.stringValue { return [text] }
    let texts = value.arrayValue?.compactMap(\.stringValue) ?? []
    guard !texts.isEmpty, texts.count == value.arrayValue?.count else {
      throw UsageError("\(name): \(place)/\(key) is no text and no list of texts")
    }
    return texts
  }

  func pattern(_ text: String, at place: String) throws -> PathPattern {
    guard let pattern = PathPattern(text) else {
      throw UsageError(
        "\(name): \(place) holds '\(text)'", hint: "write paths such as ivr/** without a slash at an end")
    }
    return pattern
  }
}
