import Calendars
import Git
import Governance
import JSON
import Platform
import Rules
import Storage

/// Lets an existing portfolio enter a ledger in set-up as it stands: any status, with its decisions where it has them.
///
/// All of it is judged before any of it is written. The importer's own record keeps the keys, addresses and the role_admin
/// that it has here.
public struct ImportPortfolio {
  public struct Report {
    public let recordCount: Int
    /// How many of them take the place of a record that was there.
    public let replacedCount: Int
    public let confirmed: ImportConfirmation
    /// JSON files that hold no record.
    public let skipped: [String]
    public let commits: [JudgedCommit]
  }

  public enum Outcome {
    /// Files that cannot enter; nothing was written.
    case faulty([PortfolioFolder.Fault])
    /// What the rules say, placed in the files that were to be imported; nothing was written.
    case refused([LocatedViolation])
    case imported(Report)
    /// It would have been imported (`--dry-run`).
    case rehearsed(Report)
    case unchanged
  }

  /// What is being done, and how many of how many records or files it has been done to.
  public typealias Progress = (_ what: String, _ done: Int, _ total: Int) -> Void

  let session: Session
  let isRehearsal: Bool
  let limit: Int
  let progress: Progress

  /// - Parameter limit: the most records of one commit in set-up (GIT-07).
  public init(
    _ session: Session, isRehearsal: Bool = false, limit: Int = 100_000, progress: @escaping Progress = { _, _, _ in }
  ) {
    self.session = session
    self.isRehearsal = isRehearsal
    self.limit = limit
    self.progress = progress
  }

  /// - Parameter message: what the commits say; nothing takes a sentence with the number of records.
  /// - Throws: `UsageError` when set-up has ended or nothing is there to import, `GitError` and `PlatformError` when the
  ///   machine fails.
  public func callAsFunction(_ folder: String, message: String?) throws -> Outcome {
    var chain = try CommitChain(session, session.ledger(), on: session.head())
    let state = chain.state
    guard let policy = try state.record(Policy.id, as: Policy.self), !policy.isActive else {
      throw UsageError(
        "set-up has ended: an existing portfolio enters before folio policy activate",
        hint: "record what comes later with folio KIND new")
    }
    let portfolio = try PortfolioFolder(folder) { progress("reading", $0, $1) }
    guard portfolio.faults.isEmpty else { return .faulty(portfolio.faults) }
    guard !portfolio.entries.isEmpty else { throw UsageError("no file under \(folder) holds a record") }

    let importer = try chain.edits().author
    var confirmed = ImportConfirmation()
    let records = try portfolio.entries.map { entry in
      var record = entry.record
      if let importer { try declare(&record, by: importer, state, &confirmed) }
      return record
    }
    let replaced = try records.count { try state.contains($0.id) }
    let batches = try ImportBatches(records, limit: limit).batches
    for (index, batch) in batches.enumerated() {
      progress("judging", index * limit, records.count)
      let part = batches.count > 1 ? ", part \(index + 1) of \(batches.count)" : ""
      let files = batch.map { record in
        (chain.ledger.layout.path(of: record.id, kind: record.kind), CanonicalJSON.bytes(of: record.json))
      }
      let text = message ?? "Import \(records.count) records as they stand\(part)"
      let judged = try chain.append(Dictionary(uniqueKeysWithValues: files), message: text + "\n")
      if let judged, judged.isRefused { return try .refused(placed(judged, portfolio, chain.ledger)) }
    }
    guard !chain.commits.isEmpty else { return .unchanged }
    let report = Report(
      recordCount: records.count, replacedCount: replaced, confirmed: confirmed, skipped: portfolio.skipped,
      commits: chain.commits)
    if isRehearsal { return .rehearsed(report) }
    progress("writing", 0, records.count)
    guard try chain.publish(to: session.reference(), reason: "folio: import \(records.count) records") else {
      throw UsageError("somebody else wrote to the ledger meanwhile", hint: "import again")
    }
    return .imported(report)
  }

  /// Makes a record one that enters: confirmed by its importer, and this ledger's own where it must be.
  private func declare(
    _ record: inout Record, by importer: RecordID, _ state: StoredState, _ confirmed: inout ImportConfirmation
  ) throws {
    confirmed.confirm(&record, by: importer)
    if record.id == Policy.id {
      // The hooks that stand here and whether commits are signed are this ledger's own, said at its beginning; and
      // folio policy activate alone makes a policy active.
      let known = try state.record(Policy.id)
      for field in ["files", "git"] { record.fields[field] = known?.fields[field] }
      record.fields["status"] = .string(Policy.kind.lifecycle.first)
    } else if record.id == importer, let known = try state.record(importer) {
      record.fields["keys"] = union(known.fields.objects("keys"), record.fields.objects("keys"), by: "key")
      let addresses = Set(known.fields.strings("emails") + record.fields.strings("emails"))
      record.fields["emails"] = .array(addresses.sorted().map { .string($0) })
      let roles = known.fields.objects("grants").filter { $0.string("role") == "role_admin" }
      record.fields["grants"] = union(roles, record.fields.objects("grants"), by: "role")
    }
  }

  /// What stands here and what comes from the file, each value of `field` once: importers do not lock themselves out.
  private func union(_ known: [JSONObject], _ imported: [JSONObject], by field: String) -> JSONValue {
    let values = Set(known.compactMap { $0[field] })
    let kept = known + imported.filter { $0[field].map { !values.contains($0) } ?? true }
    guard kept.contains(where: { $0["id"] != nil }) else { return .array(kept.map { .object($0) }) }
    return .array(
      kept.enumerated().map { place, entry in
        var entry = entry
        entry["id"] = .string("K\(place + 1)")
        return .object(entry)
      })
  }

  /// Names the imported files, and the lines in them, in place of the ledger's.
  private func placed(
    _ judged: JudgedCommit, _ portfolio: PortfolioFolder, _ ledger: Ledger
  ) throws -> [LocatedViolation] {
    let sources = Dictionary(
      portfolio.entries.map { (ledger.layout.path(of: $0.record.id, kind: $0.record.kind), $0.path) },
      uniquingKeysWith: { first, _ in first })
    return try judged.violations.map { located in
      let violation = located.violation
      guard let source = violation.path.flatMap({ sources[$0] }) else { return located }
      let bytes = try Files.read(source, limit: JSONLimits.record.maxBytes)
      let moved = Violation(
        rule: violation.rule, severity: violation.severity, subject: violation.subject, path: source,
        pointer: violation.pointer, message: violation.message, fix: violation.fix, whoCan: violation.whoCan,
        waivedBy: violation.waivedBy, isSettledByTrailer: violation.isSettledByTrailer)
      return LocatedViolation(moved, position: violation.pointer.map { JSONSource(bytes).nearestPosition(to: $0) })
    }
  }
}
