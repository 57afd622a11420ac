import Git
import Hooks
import Platform
import Signatures
import Storage

/// Puts the hooks into a repository: the binary's own text with its absolute path, never a file of the tree.
public struct InstallHooks {
  public struct Server: Sendable {
    public let pin: RootPin
    /// A file that the clock is read from, in rehearsals.
    public let testClock: String?

    public init(pin: RootPin, testClock: String? = nil) {
      self.pin = pin
      self.testClock = testClock
    }
  }

  public struct Installed: Sendable {
    public let folder: String
    public let hooks: [String]
    public let lines: [String]
  }

  /// The hooks that help where people commit.
  public static let onLaptop = ["pre-commit", "commit-msg", "pre-push"]
  /// The hooks that decide where pushes arrive.
  public static let onServer = ["pre-receive", "update", "reference-transaction", "post-receive"]

  let session: Session
  let replacesOthers: Bool

  public init(_ session: Session, replacesOthers: Bool = false) {
    self.session = session
    self.replacesOthers = replacesOthers
  }

  public func callAsFunction(server: Server?) throws -> Installed {
    let repository = session.repository
    if server == nil, repository.isBare {
      throw UsageError(
        "this repository is bare, so people push to it, and nothing would be judged",
        hint: "folio hook install --server --pin ROOT")
    }
    if let elsewhere = repository.configValue("core.hooksPath") {
      throw UsageError(
        "core.hooksPath is \(elsewhere), so git would not run hooks from this repository",
        hint: "git config --unset core.hooksPath, or call folio hook run NAME \"$@\" from there")
    }
    let program = try Program.path()
    let folder = repository.commonDirectory + "hooks"
    try Files.createFolder(folder)
    let names = server == nil ? Self.onLaptop : Self.onServer
    for name in names { try install(name, program, in: folder) }
    var lines = ["installed \(names.joined(separator: ", ")) in \(folder)"]
    if let server { lines += try configure(server) }
    return Installed(folder: folder, hooks: names, lines: lines)
  }

  /// The text of a hook file: one line, with the program's own path.
  static func text(_ name: String, program: String) -> String {
    "#!/bin/sh\nexec '\(program.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))' hook run \(name) \"$@\"\n"
  }

  private func install(_ name: String, _ program: String, in folder: String) throws {
    let path = "\(folder)/\(name)"
    let text = Self.text(name, program: program)
    if try Files.exists(path) {
      let found = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
      if !found.hasSuffix("hook run \(name) \"$@\"\n") {
        guard replacesOthers else {
          throw UsageError(
            "\(path) is a hook of somebody else's",
            hint: "folio hook install --replace keeps it as \(name).before-folio")
        }
        try Files.write([UInt8](found.utf8), to: path + ".before-folio", .executable)
      }
    }
    try Files.write([UInt8](text.utf8), to: path, .executable)
  }

  private func configure(_ server: Server) throws -> [String] {
    let repository = session.repository
    for setting in ServerSetting.all { try repository.setConfig(setting.name, to: setting.value) }
    try server.pin.keep(in: repository)
    let key = repository.commonDirectory + ReceiptBook.keyName
    if try !Files.exists(key) {
      var child = ChildProcess("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "folio receipts", "-f", key])
      child.environment = session.environment
      let outcome = try child.run()
      guard outcome.succeeded else {
        throw UsageError(
          "ssh-keygen could not make the key that receipts are signed with: \(String(decoding: outcome.errors, as: UTF8.self))"
        )
      }
    }
    var lines = [
      "pinned root \(server.pin.root); a push of any other history is refused",
      "set \(ServerSetting.all.count) settings of git; folio doctor checks them",
    ]
    if let clock = server.testClock {
      try repository.setConfig(ReceivingServer.testClockSetting, to: Files.resolvedPath(clock))
      lines.append("TEST CLOCK \(clock): for rehearsals only, every verdict says so")
    }
    return lines
  }
}
