import Calendars
public import Git
import JSON
import Governance
import JSONSchema
import Platform

/// What the guard of a repository holds: its rules.
///
/// They are read from where a push cannot reach: a file in the git directory of the server, else the commit at which
/// HEAD's branch stands before the push (decision 18).
public struct GuardConfiguration: Sendable {
  /// Where a repository says what it guards.
  public static let path = ".folio/guard.json"
  /// Where a server keeps rules of its own, which then count alone; in the git directory.
  public static let serverFile = "folio/guard.json"

  public let rules: [GuardRule]
  /// Where they were read.
  public let source: String

  /// - Throws: ``GuardFault`` when `bytes` are no guard, with the line and column of the first fault.
  public init(_ bytes: [UInt8], from source: String) throws {
    let json: JSONValue
    do throws(JSONParseError) {
      json = try JSONParser.parse(bytes, limits: .record)
    } catch {
      throw GuardFault("\(source):\(error)", next: "mend the file")
    }
    let form = try SchemaLibrary.json(named: "guard")
    let schema = try Schema(compiling: form, registry: SchemaRegistry(), assertFormats: true)
    if let fault = try schema.validate(json).first {
      let position = JSONSource(bytes).nearestPosition(to: fault.instancePointer)
      throw GuardFault(
        "\(source):\(position): \(fault.instancePointer): expected \(fault.expected)", next: "mend the file")
    }
    rules = (json["rules"]?.arrayValue ?? []).compactMap { $0.objectValue.flatMap(GuardRule.init) }
    self.source = source
  }

  /// The guard of `repository` as it holds before a push.
  ///
  /// - Throws: ``GuardFault`` when there is none or it cannot be read, `GitError`, `PlatformError`.
  public static func standing(in repository: Repository) throws -> GuardConfiguration {
    let kept = repository.commonDirectory + serverFile
    if try Files.exists(kept) { return try GuardConfiguration(Files.read(kept, limit: 1 << 20), from: kept) }
    guard let head = try repository.resolve("HEAD"), let entry = try entry(in: head, of: repository) else {
      throw GuardFault(
        "HEAD holds no \(path), so nothing says what is guarded",
        next: "commit one (docs/guard.md shows how), or folio guard install --guard FILE")
    }
    return try GuardConfiguration(repository.read(entry.id, .blob, limit: 1 << 20), from: path)
  }

  /// Throws what is wrong with the guard that `commit` would put in place of one that is committed: what cannot be read
  /// would refuse every later push, the one that mends it included.
  ///
  /// - Parameter regions: those that the ledger's policy has.
  func check(successorIn commit: ObjectID, of repository: Repository, regions: Set<String>) throws {
    guard source == Self.path else { return }
    guard let entry = try Self.entry(in: commit, of: repository) else {
      throw GuardFault(
        "it takes \(Self.path) away, and nothing would say what is guarded",
        next: "folio guard uninstall ends the guard")
    }
    let next = try GuardConfiguration(repository.read(entry.id, .blob, limit: 1 << 20), from: Self.path)
    try next.check(regions: regions)
  }

  /// Throws where a rule states a region that the policy does not have: no question about it could be answered.
  func check(regions: Set<String>) throws {
    for rule in rules {
      if let odd = rule.action.scope.regions.subtracting(regions).min() {
        throw GuardFault(
          "\(source): the policy has no region '\(odd)'; it has \(regions.sorted().joined(separator: ", "))",
          next: "mend the file")
      }
    }
  }

  /// The file of the guard in `commit`; nothing where there is none.
  static func entry(in commit: ObjectID, of repository: Repository) throws -> TreeEntry? {
    try TreeCache(repository).entry(at: path, in: repository.commit(commit).tree)
  }
}
