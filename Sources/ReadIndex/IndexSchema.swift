/// The tables of the index. A change to them, or to what stands in them, is a new `version`, and every older file is
/// thrown away.
enum IndexSchema {
  static let version = 1
  /// Says that a database file is an index of folio and nobody else's: the letters `folx`.
  static let application = 0x666f_6c78

  /// What a version's `until` is while it stands.
  static let standing = Int.max

  // Positions count the commits of the line from 1, the root. `latest` is the latest time up to a commit: with it the
  // commits before a moment are found by halves, and the few that are dated before an earlier one stand in an index of
  // their own.
  static let tables = """
    DROP TABLE IF EXISTS meta;
    DROP TABLE IF EXISTS commits;
    DROP TABLE IF EXISTS versions;
    CREATE TABLE meta (ledger TEXT NOT NULL);
    CREATE TABLE commits (
      position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, seconds INTEGER NOT NULL, latest INTEGER NOT NULL,
      email TEXT NOT NULL, author TEXT, subject TEXT NOT NULL, set_up INTEGER NOT NULL
    );
    CREATE INDEX commits_by_time ON commits (latest, position);
    CREATE INDEX commits_backdated ON commits (seconds, position) WHERE seconds < latest;
    CREATE TABLE versions (
      record TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, kind TEXT NOT NULL,
      mode INTEGER NOT NULL, blob BLOB NOT NULL, status TEXT NOT NULL, owner TEXT,
      PRIMARY KEY (record, since)
    ) WITHOUT ROWID;
    CREATE INDEX versions_by_kind ON versions (kind, until, since);
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """
}
