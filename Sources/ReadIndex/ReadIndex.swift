/// What questions about the past ask of a line of commits: which commit stood when, and which commits changed a record.
///
/// An SQLite file beside the objects. Whatever is in it follows from the commits and can be thrown away; it never decides
/// a verdict. Positions count from 0 along the line, the root first.
public final class ReadIndex {
  /// Counts up whenever the tables change; a file of another format is made anew.
  static let format: Int64 = 1

  /// A commit of the line.
  public struct Commit: Hashable, Sendable {
    public let position: Int64
    /// 40 hexadecimal digits.
    public let id: String
    /// The committer time, in seconds since 1970.
    public let time: Int64

    public init(position: Int64, id: String, time: Int64) {
      self.position = position
      self.id = id
      self.time = time
    }
  }

  private let database: Database

  /// Opens the index at `path`, or begins one there.
  ///
  /// - Parameter line: names the line of commits that it is about; an index of another line is begun anew.
  /// - Throws: `IndexFailure` when the file cannot be used, or is no index.
  public init(at path: String, of line: String) throws {
    do throws(Database.Failure) {
      database = try Database(path: path, patience: 2000)
      try begin(line)
    } catch {
      throw IndexFailure(path: path, reason: error.description)
    }
  }

  private func begin(_ line: String) throws(Database.Failure) {
    try database.run("PRAGMA synchronous = NORMAL")
    let format = try database.rows("PRAGMA user_version").first?.first?.integer
    if format == Self.format, try database.rows("SELECT name FROM line").first?.first?.text == line { return }
    try database.run("PRAGMA journal_mode = WAL")
    try database.run("BEGIN IMMEDIATE")
    for table in ["line", "commits", "versions"] { try database.run("DROP TABLE IF EXISTS \(table)") }
    try database.run("CREATE TABLE line (name TEXT NOT NULL, is_steady INTEGER NOT NULL)")
    try database.run("INSERT INTO line VALUES (?, 1)", [.text(line)])
    try database.run(
      "CREATE TABLE commits (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time INTEGER NOT NULL)")
    try database.run("CREATE INDEX commits_by_time ON commits (time, position)")
    try database.run(
      "CREATE TABLE versions (record TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (record, position)) WITHOUT ROWID"
    )
    try database.run("PRAGMA user_version = \(Self.format)")
    try database.run("COMMIT")
  }

  /// Runs `body` as one transaction: all of it is kept, or nothing.
  public func transaction(_ body: () throws -> Void) throws {
    do { try database.run("BEGIN IMMEDIATE") } catch { throw IndexFailure(path: "", reason: error.description) }
    do {
      try body()
      try database.run("COMMIT")
    } catch {
      // What failed has said why; an unfinished transaction ends with the file's handle at the latest.
      try? database.run("ROLLBACK")
      throw error
    }
  }

  /// Adds the next commit of the line and the records that it changed.
  public func append(_ commit: Commit, changing records: [String]) throws {
    try database.run(
      "UPDATE line SET is_steady = 0 WHERE EXISTS (SELECT 1 FROM commits WHERE position = ? AND time > ?)",
      [.integer(commit.position - 1), .integer(commit.time)])
    try database.run(
      "INSERT INTO commits VALUES (?, ?, ?)", [.integer(commit.position), .text(commit.id), .integer(commit.time)])
    for record in records {
      try database.run("INSERT INTO versions VALUES (?, ?)", [.text(record), .integer(commit.position)])
    }
  }

  /// Forgets everything.
  public func clear() throws {
    try database.run("DELETE FROM versions")
    try database.run("DELETE FROM commits")
    try database.run("UPDATE line SET is_steady = 1")
  }

  /// The newest commit that it knows.
  public func newest() throws -> Commit? {
    try commits("SELECT position, id, time FROM commits ORDER BY position DESC LIMIT 1").first
  }

  /// The commit with this id, where it is of the line.
  public func commit(_ id: String) throws -> Commit? {
    try commits("SELECT position, id, time FROM commits WHERE id = ?", [.text(id)]).first
  }

  /// The last commit up to `position` that is older than `time`.
  ///
  /// Times may stand still or go back on a line that entered past the rules; the order of the line is what counts.
  public func last(before time: Int64, upTo position: Int64) throws -> Commit? {
    let isSteady = try database.rows("SELECT is_steady FROM line").first?.first?.integer == 1
    let order = isSteady ? "time DESC, position DESC" : "position DESC"
    return try commits(
      "SELECT position, id, time FROM commits WHERE time < ? AND position <= ? ORDER BY \(order) LIMIT 1",
      [.integer(time), .integer(position)]
    ).first
  }

  /// The commits up to `position` that changed the record, newest first.
  public func commits(changing record: String, upTo position: Int64, limit: Int) throws -> [Commit] {
    try commits(
      """
      SELECT commits.position, commits.id, commits.time FROM versions JOIN commits USING (position)
      WHERE record = ? AND position <= ? ORDER BY position DESC LIMIT ?
      """, [.text(record), .integer(position), .integer(Int64(limit))])
  }

  /// How many commits, and how many versions of records it knows.
  public func counts() throws -> (commits: Int64, versions: Int64) {
    let row = try database.rows("SELECT (SELECT count(*) FROM commits), (SELECT count(*) FROM versions)").first
    return (row?.first?.integer ?? 0, row?.last?.integer ?? 0)
  }

  private func commits(_ sql: String, _ arguments: [Database.Value] = []) throws -> [Commit] {
    return try database.rows(sql, arguments).compactMap { row in
      guard row.count == 3, let position = row[0].integer, let id = row[1].text, let time = row[2].integer else {
        return nil
      }
      return Commit(position: position, id: id, time: time)
    }
  }
}

/// The index cannot be used; questions are answered without it.
public struct IndexFailure: Error, CustomStringConvertible {
  public let path: String
  public let reason: String
  public var description: String { "the index \(path) cannot be used: \(reason)" }
}
