import Calendars
import Git
import Governance
import JSON
import Platform
import Storage

/// Puts the guard into a repository of code: its settings and one hook.
public struct InstallGuard {
  private let session: Session
  /// Whether people push here, or from here.
  private let isServer: Bool

  public init(_ session: Session, isServer: Bool) {
    self.session = session
    self.isServer = isServer
  }

  public static func hookName(isServer: Bool) -> String { isServer ? "pre-receive" : "pre-push" }

  /// Keeps `settings` and has git ask the guard; a hook that is there already is kept and asked first.
  ///
  /// - Returns: what was done, in words.
  /// - Throws: `UsageError` in a ledger, in a bare repository that is not meant to be a server, and where git would not
  ///   run the hook.
  public func callAsFunction(_ settings: GuardSettings) throws -> [String] {
    let repository = session.repository
    if (try? session.ledger()) != nil {
      throw UsageError("this is a ledger, which its own hooks guard", hint: "folio hook install")
    }
    if repository.isBare, !isServer {
      throw UsageError("this repository is bare, so people push to it", hint: "folio guard install --server")
    }
    if let elsewhere = repository.configValue("core.hooksPath") {
      throw UsageError(
        "core.hooksPath is \(elsewhere), so git would not run hooks from this repository",
        hint: "git config --unset core.hooksPath, and install again")
    }
    let folder = repository.commonDirectory + "hooks"
    try Files.createFolder(folder)
    try Files.createFolder(repository.commonDirectory + "folio")
    try Files.write(CanonicalJSON.bytes(of: settings.json), to: repository.commonDirectory + GuardSettings.fileName)
    let name = Self.hookName(isServer: isServer)
    let kept = try install(name, in: folder)
    if isServer { try repository.setConfig("receive.advertisePushOptions", to: "true") }
    return ["installed \(name) in \(folder)"]
      + (kept ? ["the hook that was there is kept as \(name).before-guard and is asked first"] : [])
      + ["obeys the ledger at \(settings.ledger) for \(settings.references.map(\.description).joined(separator: ", "))"]
  }

  /// Takes the guard out and puts back what was there before.
  ///
  /// - Returns: whether there was one.
  public func remove() throws -> Bool {
    let repository = session.repository
    var wasThere = false
    for name in ["pre-receive", "pre-push"] {
      let path = repository.commonDirectory + "hooks/" + name
      guard try Files.exists(path), Self.isOurs(try Files.read(path, limit: 1 << 20)) else { continue }
      wasThere = true
      try Files.remove(path)
      if try Files.exists(path + ".before-guard") {
        try Files.write(Files.read(path + ".before-guard", limit: 1 << 20), to: path, .executable)
        try Files.remove(path + ".before-guard")
      }
    }
    for file in [GuardSettings.fileName, "folio/guard.seen"] where try Files.exists(repository.commonDirectory + file) {
      try Files.remove(repository.commonDirectory + file)
    }
    return wasThere
  }

  private func install(_ name: String, in folder: String) throws -> Bool {
    let path = "\(folder)/\(name)"
    let text = Self.text(name, program: try Program.path())
    if try Files.exists(path) {
      let found = try Files.read(path, limit: 1 << 20)
      if !Self.isOurs(found) { try Files.write(found, to: path + ".before-guard", .executable) }
    }
    try Files.write([UInt8](text.utf8), to: path, .executable)
    return try Files.exists(path + ".before-guard")
  }

  private static let mark = "# folio guard"

  private static func isOurs(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { $0 == mark }
  }

  /// Asks the hook that was there before, with the same input, and then the guard.
  ///
  /// Without such a hook the guard takes the place of the shell, so that it can read how git was called.
  static func text(_ name: String, program: String) -> String {
    let quoted = "'" + program.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    return """
      #!/bin/sh
      \(mark)
      [ -x "$0.before-guard" ] || exec \(quoted) hook run guard-\(name) "$@"
      input=$(cat; echo .) && input=${input%.}
      printf %s "$input" | "$0.before-guard" "$@" || exit
      printf %s "$input" | \(quoted) hook run guard-\(name) "$@"

      """
  }
}

extension GuardSettings {
  /// - Parameters:
  ///   - ledger: the folder of a copy of the ledger.
  ///   - root: its root commit.
  ///   - references: which are governed; main without any.
  ///   - rules: a file of rules, as the settings hold them; without one every change of configuration everywhere.
  public init(ledger: String, root: String, references: [String], rules: (bytes: [UInt8], name: String)?) throws {
    var fields: JSONObject = ["ledger": .string(ledger), "pin": .string(root)]
    if !references.isEmpty { fields["refs"] = .array(references.map { .string($0) }) }
    if let rules {
      do {
        fields["rules"] = try JSONParser.parse(rules.bytes, limits: .record)
      } catch {
        throw UsageError("\(rules.name):\(error)")
      }
      guard fields.array("rules").isEmpty == false else {
        throw UsageError(
          "\(rules.name) is no list of rules", hint: "[{\"paths\": [\"ivr/**\"], \"systems\": [\"IVR\"]}]")
      }
    }
    try self.init(.object(fields), named: rules?.name ?? "the settings")
  }

  /// The settings as they are kept.
  var json: JSONValue {
    [
      "ledger": .string(ledger), "pin": .string(root), "refs": .array(references.map { .string($0.description) }),
      "rules": .array(
        rules.map { rule in
          var fields: JSONObject = ["action": .string(rule.action.rawValue)]
          let lists: [(String, [String])] = [
            ("paths", rule.paths.map(\.description)), ("regions", rule.scope.regions.sorted()),
            ("segments", rule.scope.segments.sorted()), ("processes", rule.scope.processes.sorted()),
            ("systems", rule.scope.systems.sorted()), ("initiatives", rule.scope.initiatives.sorted()),
          ]
          for (key, list) in lists where !list.isEmpty { fields[key] = .array(list.map { .string($0) }) }
          return .object(fields)
        }),
    ]
  }
}
