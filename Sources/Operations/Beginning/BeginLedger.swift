public import Calendars
import Git
public import Governance
public import Platform
import Rules
import Signatures
public import Storage

/// Begins a ledger: its repository where there is none, and the one root commit that everybody pins.
///
/// The root is judged like every commit. When it comes to nothing, what was made is taken away again.
public struct BeginLedger {
  public struct Terms: Sendable {
    public var isBare = false
    /// How many of an id's last characters become folders; fixed for ever.
    public var shards = 2
    /// Nobody will sign: said aloud, because it cannot be told from a forgotten key.
    public var isUnsigned = false
    /// What the founder is called; nothing takes git's `user.name`.
    public var name: String?
    /// The address that the founder's commits carry; nothing takes git's `user.email`.
    public var email: String?
    /// The founder's id, where a portfolio that is to be imported has one; nothing mints one.
    public var id: RecordID?

    public init() {}
  }

  public enum Outcome {
    case begun(Begun)
    case refused(JudgedCommit)
  }

  /// What whoever verifies the ledger pins, outside of the repository.
  public struct Begun {
    public let identity: LedgerIdentity
    public let root: JudgedCommit
    public let founder: Founder
    /// The session at the new ledger.
    public let session: Session
  }

  let environment: Environment
  let now: Instant
  let zones: ZoneDatabase

  public init(environment: Environment, now: Instant, zones: ZoneDatabase = .system) {
    self.environment = environment
    self.now = now
    self.zones = zones
  }

  /// - Throws: `UsageError` where a ledger or other history is, where nobody says who begins it, or with which key;
  ///   `GitError` and `PlatformError` when the machine fails.
  public func callAsFunction(
    at directory: String, _ terms: Terms, using generator: inout some RandomNumberGenerator
  ) throws -> Outcome {
    let ground = try LedgerGround(directory, isBare: terms.isBare)
    do {
      let session = Session(repository: ground.repository, environment: environment, now: now, zones: zones)
      let key = terms.isUnsigned ? nil : try FoundingKey(ground.repository, environment)
      let git = try terms.email == nil || terms.name == nil ? session.identity(at: now) : nil
      guard let email = terms.email ?? git?.email else {
        throw UsageError("nobody is named to begin the ledger", hint: "folio init --name … --email …")
      }
      let founder = Founder(
        id: terms.id ?? RecordID.minted(for: Person.kind, using: &generator), name: terms.name ?? git?.name ?? email,
        email: email,
        key: key?.publicKey)
      let identity = LedgerIdentity.minted(shards: terms.shards, using: &generator)
      let outcome = try root(identity, founder, signer: key?.signer, in: session)
      guard case .begun = outcome else {
        try ground.clear()
        return outcome
      }
      try settle(terms, key, ground.repository)
      return outcome
    } catch {
      try ground.clear()
      throw error
    }
  }

  /// Judges and writes the root commit.
  func root(
    _ identity: LedgerIdentity, _ founder: Founder, signer: SSHSigner?, in session: Session
  ) throws -> Outcome {
    let files = FoundingFiles(
      identity: identity, founder: founder, time: session.now, requiresSignature: signer != nil)
    var chain = CommitChain(session, Ledger(session.repository, beginning: identity), on: nil)
    let author = Ident(name: founder.name, email: founder.email, seconds: session.now.secondsSinceEpoch)
    guard
      let root = try chain.append(
        files.bytes(), message: "Begin ledger \(identity.ledger)\n", by: author, signer: signer)
    else { throw UsageError("a ledger cannot begin with nothing") }
    guard !root.isRefused else { return .refused(root) }
    guard try chain.publish(to: Ledger.mainReference, reason: "folio: begin ledger") else {
      throw UsageError("somebody else began a ledger here meanwhile", hint: "folio doctor looks at it")
    }
    return .begun(Begun(identity: identity, root: root, founder: founder, session: session))
  }

  /// Lets later commits be the founder's and signed, by git too: settings of this repository alone.
  private func settle(_ terms: Terms, _ key: FoundingKey?, _ repository: Repository) throws {
    if let name = terms.name { try repository.setConfig("user.name", to: name) }
    if let email = terms.email { try repository.setConfig("user.email", to: email) }
    guard let key else { return }
    if let setting = key.setting {
      try repository.setConfig("gpg.format", to: "ssh")
      try repository.setConfig("user.signingkey", to: setting)
    }
    try repository.setConfig("commit.gpgsign", to: "true")
  }
}
