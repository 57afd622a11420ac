import Git
import Governance
import Platform
import Signatures
import Storage

/// What `folio doctor` looks at: whether this repository is set up to govern.
public struct Examination {
  /// One thing that was looked at.
  public struct Finding: Sendable {
    public enum Health: String, Sendable {
      case good, warning, bad
    }

    public let health: Health
    public let subject: String
    public let words: String
    /// What to do about it; nothing when it is good.
    public let fix: String?
  }

  let session: Session

  public init(_ session: Session) { self.session = session }

  public func callAsFunction() throws -> [Finding] {
    let isGuarded = session.repository.configValue(PinnedLedger.pathSetting) != nil
    let guardFindings = isGuarded ? GuardExamination(session)() : []
    // A repository of code that obeys a ledger is none itself.
    if isGuarded, (try? session.ledger()) == nil { return guardFindings }
    return try guardFindings + governing()
  }

  private func governing() throws -> [Finding] {
    let isServer = try RootPin.kept(in: session.repository) != nil && session.repository.isBare
    if session.repository.isBare, !isServer { return try ledger() + [unenforced] }
    return try ledger() + hooks(isServer: isServer) + (isServer ? server() : person())
  }

  /// A bare repository that nobody made a server: a mirror, or one that should be.
  private var unenforced: Finding {
    .warning(
      "hooks", "this is a bare repository without them, so a push to it is not judged",
      fix: "where people push: folio hook install --server --pin ROOT")
  }

  private func ledger() throws -> [Finding] {
    let repository = session.repository
    var findings: [Finding] = []
    do {
      let ledger = try session.ledger()
      findings.append(.good("ledger", "\(ledger.identity.ledger), \(ledger.identity.shards) shards"))
    } catch UsageError.wrong(let message, let hint?) {
      findings.append(.bad("ledger", message, fix: hint))
    } catch let error as StorageError {
      let fix = "folio init, or push the ledger here"
      findings.append(.bad("ledger", "\(error)", fix: fix))
    } catch {
      findings.append(.bad("ledger", "\(error)", fix: "git fsck shows the damage; clone it anew where another has it"))
    }
    if repository.isShallow || repository.isPartial {
      findings.append(.bad("clone", "it lacks history, so nothing can be verified", fix: "git fetch --unshallow"))
    }
    let substitutes = try repository.substitutes()
    if !substitutes.isEmpty {
      findings.append(
        .warning(
          "history", "replace references or grafts make git show another history",
          fix: "git replace -d …; rm info/grafts"))
    }
    return findings
  }

  private func hooks(isServer: Bool) throws -> [Finding] {
    let folder = session.repository.commonDirectory + "hooks"
    let program = try Program.path()
    return try (isServer ? InstallHooks.onServer : InstallHooks.onLaptop).map { name in
      let path = "\(folder)/\(name)"
      let fix = isServer ? "folio hook install --server --pin ROOT" : "folio hook install"
      guard try Files.exists(path) else { return .bad("hook \(name)", "it is not installed", fix: fix) }
      let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
      guard text == InstallHooks.text(name, program: program) else {
        return .bad("hook \(name)", "it does not run this folio", fix: fix + " --replace")
      }
      guard try Files.permissions(of: path) & 0o111 != 0 else {
        return .bad("hook \(name)", "it may not be executed", fix: "chmod +x \(path)")
      }
      return .good("hook \(name)", "installed")
    }
  }

  private func server() -> [Finding] {
    let repository = session.repository
    var findings = ServerSetting.all.map { setting in
      repository.configValue(setting.name) == setting.value
        ? Finding.good(setting.name, setting.value)
        : .bad(
          setting.name,
          "it is \(repository.configValue(setting.name) ?? "not set"), so this does not hold: \(setting.purpose)",
          fix: "git config \(setting.name) \(setting.value)")
    }
    if let clock = repository.configValue(ReceivingServer.testClockSetting) {
      findings.append(
        .bad("clock", "TEST CLOCK \(clock)", fix: "git config --unset \(ReceivingServer.testClockSetting)"))
    }
    return findings
  }

  private func person() throws -> [Finding] {
    let repository = session.repository
    var findings: [Finding] = []
    let email = session.environment.nonEmpty("GIT_AUTHOR_EMAIL") ?? repository.configValue("user.email")
    if let email {
      let people = try? session.ledger().state(of: session.head()?.tree)
      let person = try people.map { try $0.person(withEmail: email) } ?? nil
      findings.append(
        person.map { Finding.good("you", "\($0.id) \($0.title)") }
          ?? .bad(
            "you", "\(email) is nobody's address in this ledger",
            fix: "git config user.email YOUR-ADDRESS, or ask a role_admin to enrol you"))
    } else {
      findings.append(.bad("you", "git does not know your address", fix: "git config user.email YOUR-ADDRESS"))
    }
    let signs = repository.configValue("user.signingkey") != nil && repository.configValue("gpg.format") == "ssh"
    findings.append(
      signs
        ? Finding.good("signing", "with \(repository.configValue("user.signingkey") ?? "")")
        : .warning(
          "signing", "commits are not signed with ssh",
          fix:
            "git config gpg.format ssh; git config user.signingkey ~/.ssh/id_ed25519.pub; git config commit.gpgsign true"
        ))
    return findings
  }
}

extension Examination.Finding {
  static func good(_ subject: String, _ words: String) -> Self {
    Self(health: .good, subject: subject, words: words, fix: nil)
  }

  static func warning(_ subject: String, _ words: String, fix: String) -> Self {
    Self(health: .warning, subject: subject, words: words, fix: fix)
  }

  static func bad(_ subject: String, _ words: String, fix: String) -> Self {
    Self(health: .bad, subject: subject, words: words, fix: fix)
  }
}
