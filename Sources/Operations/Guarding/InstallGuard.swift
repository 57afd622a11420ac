import Calendars
import Git
import Platform
import Storage

/// Puts a guard in front of a repository: its hook, where its ledger is, and which ledger that is.
///
/// A hook of somebody else's is kept beside as `NAME.before-guard`, and runs after the guard has let a push through.
public struct InstallGuard {
  public struct Installed: Sendable {
    public let hook: String
    public let ledger: String
    public let pin: String
    public let lines: [String]
  }

  static let kept = ".before-guard"
  private static let optionsSetting = "receive.advertisePushOptions"

  let session: Session
  public init(_ session: Session) { self.session = session }

  /// - Parameters:
  ///   - path: the copy of the ledger; the one that is configured already without it.
  ///   - pin: the ledger's root; the one that the copy has without it.
  ///   - rules: a file of rules that the git directory keeps instead of those that are committed.
  ///   - testClock: a file that the clock is read from, in rehearsals.
  /// - Throws: ``GuardFault`` when there are no rules or the ledger cannot be asked, `UsageError`.
  public func callAsFunction(
    ledger path: String?, pin: RootPin?, isServer: Bool, rules: String? = nil, testClock: String? = nil
  ) throws -> Installed {
    let repository = session.repository
    if let elsewhere = repository.configValue("core.hooksPath") {
      throw UsageError(
        "core.hooksPath is \(elsewhere), so git would not run hooks from this repository",
        hint: "git config --unset core.hooksPath, or call folio guard run NAME \"$@\" from there")
    }
    guard let place = path ?? repository.configValue(PinnedLedger.pathSetting) else {
      throw UsageError("no ledger is named", hint: "folio guard install --ledger PATH --pin ROOT")
    }
    guard try Files.exists(place) else {
      throw GuardFault("there is no ledger at \(place)", next: "git clone --mirror LEDGER \(place)")
    }
    let ledger = try Files.resolvedPath(place)
    let root = try pin ?? RootPin(root: Self.root(ofLedgerAt: ledger))
    let opened = try PinnedLedger(
      at: ledger, pin: root, now: session.now, environment: session.environment, zones: session.zones)
    if let rules { try keep(rules) }
    let configuration = try GuardConfiguration.standing(in: repository)
    try configuration.check(regions: opened.regions())

    let hook = isServer ? "pre-receive" : "pre-push"
    var lines = try install(hook)
    try repository.setConfig(PinnedLedger.pathSetting, to: ledger)
    try repository.setConfig(PinnedLedger.pinSetting, to: root.root.description)
    KnownHead(of: repository).note(opened.view.commit.id, root: root.root)
    if isServer { try repository.setConfig(Self.optionsSetting, to: "true") }
    if let testClock {
      try repository.setConfig(ReceivingServer.testClockSetting, to: Files.resolvedPath(testClock))
      lines.append("TEST CLOCK \(testClock): for rehearsals only, every verdict says so")
    }
    lines += [
      "asks the ledger at \(ledger), as of \(opened.freshAt)",
      pin == nil ? "pinned its root \(root.root) as found: compare it" : "pinned root \(root.root)",
      "rules: \(configuration.rules.count), from \(configuration.source)",
    ]
    return Installed(hook: hook, ledger: ledger, pin: root.root.description, lines: lines)
  }

  /// Takes the guard away, and puts back what stood where its hooks are.
  public func remove() throws -> [String] {
    let repository = session.repository
    var lines: [String] = []
    for name in ["pre-push", "pre-receive"] {
      let path = "\(repository.commonDirectory)hooks/\(name)"
      guard try Self.isOurs(path, name) else { continue }
      let other = path + Self.kept
      if try Files.exists(other) {
        try Files.write(Files.read(other, limit: 1 << 20), to: path, .executable)
        try Files.remove(other)
        lines.append("put back \(path)")
      } else {
        try Files.remove(path)
        lines.append("removed \(path)")
      }
    }
    if !lines.isEmpty, repository.isBare, repository.configValue(Self.optionsSetting) == "true" {
      let setting = Self.optionsSetting
      lines.append("left \(setting) on: git config --unset \(setting) where nothing else needs it")
    }
    try repository.removeConfig(PinnedLedger.pathSetting)
    try repository.removeConfig(PinnedLedger.pinSetting)
    return lines.isEmpty ? ["no guard is installed here"] : lines
  }

  static func isOurs(_ path: String, _ name: String) throws -> Bool {
    guard try Files.exists(path) else { return false }
    return String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
      .hasSuffix(" guard run \(name) \"$@\"\n")
  }

  private func install(_ name: String) throws -> [String] {
    let folder = session.repository.commonDirectory + "hooks"
    try Files.createFolder(folder)
    let path = "\(folder)/\(name)"
    var lines = ["installed \(name) in \(folder)"]
    if try Files.exists(path), try !Self.isOurs(path, name) {
      try Files.write(Files.read(path, limit: 1 << 20), to: path + Self.kept, .executable)
      lines.append("the hook that was there runs after it, as \(name)\(Self.kept)")
    }
    try Files.write([UInt8](Self.text(name).utf8), to: path, .executable)
    return lines
  }

  /// The hook `name`: one line that runs this program.
  static func text(_ name: String) throws -> String {
    let program = try Program.path().split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    return "#!/bin/sh\nexec '\(program)' guard run \(name) \"$@\"\n"
  }

  private func keep(_ file: String) throws {
    let bytes = try Files.read(file, limit: 1 << 20)
    _ = try GuardConfiguration(bytes, from: file)
    try Files.createPrivateFolder(session.repository.commonDirectory + "folio")
    try Files.write(bytes, to: session.repository.commonDirectory + GuardConfiguration.serverFile)
  }

  private static func root(ofLedgerAt path: String) throws -> ObjectID {
    let repository = try Repository.open(at: path)
    guard let head = try repository.resolve("refs/remotes/origin/main") ?? repository.resolve(Ledger.mainReference),
      let root = try repository.roots(of: head).first
    else { throw StorageError.empty(reference: Ledger.mainReference) }
    return root
  }
}
