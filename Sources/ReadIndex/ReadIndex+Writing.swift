import Git
public import Governance

extension ReadIndex {
  /// Adds commits in one transaction, in which nobody else writes: all of them are there afterwards, or none.
  ///
  /// - Parameters:
  ///   - ledger: begins anew as the index of this ledger; nothing to go on behind the tip.
  ///   - body: is given a writer and the tip that it writes behind.
  /// - Throws: `IndexError`, and what `body` throws.
  public func write<Result>(anewFor ledger: String? = nil, _ body: (IndexWriter, Tip?) throws -> Result) throws
    -> Result
  {
    try database.run("BEGIN IMMEDIATE")
    do {
      if let ledger {
        try database.run(IndexSchema.tables)
        try Statement("INSERT INTO meta VALUES (?)", in: database).run([.text(ledger)])
      }
      let tip = try tip
      let result = try body(try IndexWriter(database, behind: tip), tip)
      try database.run("COMMIT")
      return result
    } catch {
      // SQLite has rolled back by itself after some failures; what failed first is what counts.
      try? database.run("ROLLBACK")
      throw error
    }
  }
}

/// Writes commits and versions behind the tip of an index.
public final class IndexWriter {
  private let addCommit: Statement
  private let endVersion: Statement
  private let addVersion: Statement
  private var position: Int
  private var latest: Int

  init(_ database: Database, behind tip: ReadIndex.Tip?) throws(IndexError) {
    addCommit = try Statement("INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)", in: database)
    endVersion = try Statement(
      """
      UPDATE versions SET until = ?2 WHERE record = ?1 AND until = \(IndexSchema.standing)
        AND since = (SELECT max(since) FROM versions WHERE record = ?1)
      """, in: database)
    addVersion = try Statement("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", in: database)
    position = tip?.position ?? 0
    latest = tip?.latest ?? .min
  }

  /// Adds the next commit of the line; what is added then is of this commit.
  public func add(_ commit: IndexedCommit) throws(IndexError) {
    position += 1
    latest = max(latest, commit.seconds)
    try addCommit.run([
      .integer(position), .bytes(commit.id.bytes), .integer(commit.seconds), .integer(latest), .text(commit.email),
      commit.author.map { .text($0.text) } ?? .null, .text(commit.subject), .integer(commit.isSetUp ? 1 : 0),
    ])
  }

  /// The version of a record that stood until now stands no more.
  public func end(_ record: RecordID) throws(IndexError) {
    try endVersion.run([.text(record.text), .integer(position)])
  }

  public func add(_ version: IndexedVersion) throws(IndexError) {
    try addVersion.run([
      .text(version.record.text), .integer(position), .integer(IndexSchema.standing), .text(version.kind),
      .integer(Int(version.entry.mode.rawValue)), .bytes(version.entry.id.bytes), .text(version.status),
      version.owner.map { .text($0.text) } ?? .null,
    ])
  }
}
