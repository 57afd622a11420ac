public import Calendars
import Git
public import Governance
import JSON
public import Platform
import Rules
import Signatures
import Storage

/// Begins the worked example, Alder Insurance, as a ledger of its own: root commit, opening balance, activation.
///
/// The records are those of the binary, the keys are made for the occasion, and every commit is judged like any other.
public struct DemoLedger {
  public struct Made {
    public let begun: BeginLedger.Begun
    /// Opening balance and activation, after the root.
    public let commits: [JudgedCommit]
    /// How many records the opening balance declares.
    public let recordCount: Int
    /// The folder that holds everybody's key.
    public let keyFolder: String
  }

  public enum Outcome {
    case made(Made)
    case refused(JudgedCommit)
  }

  /// Mina, who begins the ledger.
  public static let founder = RecordID("PER-0013")!  // a well-formed literal

  let environment: Environment
  let zones: ZoneDatabase

  public init(environment: Environment, zones: ZoneDatabase = .system) {
    self.environment = environment
    self.zones = zones
  }

  /// When the root is committed, the records are declared, and the policy is activated (DOMAIN.md §5).
  private static let times = ["2026-09-08T09:00:00Z", "2026-09-08T10:00:00Z", "2026-09-08T12:00:00Z"]
    .compactMap { Instant($0) }

  /// - Parameter directory: for the ledger; the keys go to the folder of that name with `-keys` behind it.
  public func callAsFunction(at directory: String, isBare: Bool = false) throws -> Outcome {
    let keyFolder = directory + "-keys"
    let keys = try RehearsalKeys(making: keyFolder, environment)
    do {
      let ground = try LedgerGround(directory, isBare: isBare)
      do {
        let outcome = try make(ground.repository, keys)
        if case .refused = outcome {
          try ground.clear()
          try Files.removeTree(keyFolder)
        }
        return outcome
      } catch {
        try ground.clear()
        throw error
      }
    } catch {
      try Files.removeTree(keyFolder)
      throw error
    }
  }

  private func make(_ repository: Repository, _ keys: RehearsalKeys) throws -> Outcome {
    let records = try ExampleRecords.all()
    for person in records.compactMap({ $0.of(Person.self) }) { try keys.make(for: person) }
    guard let mina = records.first(where: { $0.id == Self.founder })?.of(Person.self) else {
      throw UsageError.noSuchRecord(Self.founder.text, kind: Person.kind.name)
    }
    let signer = try keys.signer(of: mina.id)
    let founder = Founder(
      id: mina.id, name: mina.title, email: mina.emails.first ?? "", key: try signer.publicKey())
    let begin = BeginLedger(environment: environment, now: Self.times[0], zones: zones)
    let session = Session(repository: repository, environment: environment, now: Self.times[0], zones: zones)
    let begun: BeginLedger.Begun
    switch try begin.root(LedgerIdentity(ExampleRecords.identityJSON()), founder, signer: signer, in: session) {
    case .refused(let judged): return .refused(judged)
    case .begun(let root): begun = root
    }
    try repository.setConfig(Session.keysSetting, to: keys.folder)

    var commits: [JudgedCommit] = []
    let declared = try append(records, keys, by: session.acting(as: mina.id).at(Self.times[1]), to: &commits)
    if let refused = declared { return .refused(refused) }
    if let refused = try activate(session.acting(as: mina.id).at(Self.times[2]), to: &commits) {
      return .refused(refused)
    }
    return .made(Made(begun: begun, commits: commits, recordCount: records.count, keyFolder: keys.folder))
  }

  /// The opening balance: every record as it stands, with its person's new key and the digests of this ledger's hooks.
  private func append(
    _ records: [Record], _ keys: RehearsalKeys, by session: Session, to commits: inout [JudgedCommit]
  ) throws -> JudgedCommit? {
    var chain = try CommitChain(session, session.ledger(), on: session.head())
    let digests = try chain.state.record(Policy.id)?.fields["files"]
    var files: [String: [UInt8]] = [:]
    for var record in records {
      if record.kind == Person.kind {
        let key = try keys.signer(of: record.id).publicKey().description
        record.fields["keys"] = [["id": "K1", "key": .string(key), "added_by": .string(record.id.text)]]
      }
      if record.id == Policy.id { record.fields["files"] = digests }
      files[chain.ledger.layout.path(of: record.id, kind: record.kind)] = CanonicalJSON.bytes(
        of: CanonicalJSON.normalised(record.json))
    }
    return try commit(files, "Declare the opening balance: \(records.count) records\n", &chain, &commits)
  }

  private func activate(_ session: Session, to commits: inout [JudgedCommit]) throws -> JudgedCommit? {
    var chain = try CommitChain(session, session.ledger(), on: session.head())
    var edits = try chain.edits()
    try ActivatePolicy().apply(to: &edits)
    return try commit(edits.files, ActivatePolicy.message, &chain, &commits)
  }

  /// Gives the verdict when it refuses.
  private func commit(
    _ files: [String: [UInt8]?], _ message: String, _ chain: inout CommitChain, _ commits: inout [JudgedCommit]
  ) throws -> JudgedCommit? {
    guard let judged = try chain.append(files, message: message) else { return nil }
    if judged.isRefused { return judged }
    guard try chain.publish(to: Ledger.mainReference, reason: "folio: \(message.prefix { $0 != "\n" })") else {
      throw UsageError("somebody else wrote to the demo's ledger while it was made")
    }
    commits.append(judged)
    return nil
  }
}
