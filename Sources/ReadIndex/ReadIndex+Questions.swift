public import Git
public import Governance

extension ReadIndex {
  /// Where a commit stands on the line, from 1; nothing for a commit that is not in the index.
  public func position(of commit: ObjectID) throws(IndexError) -> Int? {
    var position: Int?
    try Statement("SELECT position FROM commits WHERE id = ?", in: database)
      .rows([.bytes(commit.bytes)]) { row in position = row.integer(0) }
    return position
  }

  /// What the index knows of a commit; nothing for one that is not in it.
  public func commit(_ id: ObjectID) throws(IndexError) -> IndexedCommit? {
    var found: IndexedCommit?
    try Statement("SELECT seconds, email, author, subject, set_up FROM commits WHERE id = ?", in: database)
      .rows([.bytes(id.bytes)]) { row in
        found = IndexedCommit(
          id: id, seconds: row.integer(0), email: row.text(1) ?? "", author: row.text(2).flatMap { RecordID($0) },
          subject: row.text(3) ?? "", isSetUp: row.integer(4) != 0)
      }
    return found
  }

  /// The commit that is furthest along the line among those up to `position` whose time is before `end`, in seconds
  /// since 1970; nothing when all are later.
  public func lastCommit(before end: Int, upTo position: Int) throws(IndexError) -> ObjectID? {
    var found: ObjectID?
    try Statement(
      """
      SELECT id FROM commits WHERE position = max(
        ifnull(min(?2, (SELECT position FROM commits WHERE latest < ?1 ORDER BY latest DESC, position DESC LIMIT 1)), 0),
        ifnull((SELECT max(position) FROM commits WHERE seconds < latest AND seconds < ?1 AND position <= ?2), 0))
      """, in: database
    ).rows([.integer(end), .integer(position)]) { row in found = ObjectID(bytes: row.bytes(0)) }
    return found
  }

  /// The commits that changed the file of a record since it came to be, newest first.
  ///
  /// - Parameters:
  ///   - position: where on the line to look back from; nothing is found when the record was not there.
  ///   - limit: so many at most.
  public func touches(of record: RecordID, upTo position: Int, limit: Int) throws(IndexError) -> [IndexedTouch] {
    var versions: [(commit: ObjectID, since: Int, until: Int, entry: TreeEntry)] = []
    // One more than is asked for says what stood before the oldest.
    try Statement(
      """
      SELECT id, since, until, mode, blob FROM versions JOIN commits ON position = since
      WHERE record = ?1 AND since <= ?2 ORDER BY since DESC LIMIT ?3
      """, in: database
    ).rows([.text(record.text), .integer(position), .integer(limit == .max ? limit : limit + 1)]) { row in
      guard let commit = ObjectID(bytes: row.bytes(0)), let entry = TreeEntry(row, 3) else { return }
      versions.append((commit, row.integer(1), row.integer(2), entry))
    }
    guard let newest = versions.first, newest.until > position else { return [] }
    var touches: [IndexedTouch] = []
    for (index, version) in versions.enumerated() where touches.count < limit {
      let older = index + 1 < versions.count ? versions[index + 1] : nil
      let before = older.flatMap { $0.until == version.since ? $0.entry : nil }
      touches.append(IndexedTouch(commit: version.commit, before: before, after: version.entry))
      // A record that was gone in between is a new one since.
      if before == nil { break }
    }
    return touches
  }

  /// The files of the records of a kind as they stood at `position`.
  ///
  /// - Parameters:
  ///   - statuses: only records in one of these; any when empty.
  ///   - owner: only records of this owner.
  public func files(
    of kind: RecordKind, at position: Int, statuses: [String] = [], owner: RecordID? = nil
  ) throws(IndexError) -> [(record: RecordID, entry: TreeEntry)] {
    var sql = "SELECT record, mode, blob FROM versions WHERE kind = ? AND until > ? AND since <= ?"
    var values: [SQLValue] = [.text(kind.name), .integer(position), .integer(position)]
    if !statuses.isEmpty {
      sql += " AND status IN (\(Array(repeating: "?", count: statuses.count).joined(separator: ", ")))"
      values += statuses.map { .text($0) }
    }
    if let owner {
      sql += " AND owner = ?"
      values.append(.text(owner.text))
    }
    var files: [(RecordID, TreeEntry)] = []
    try Statement(sql, in: database).rows(values) { row in
      guard let id = row.text(0).flatMap({ RecordID($0) }), let entry = TreeEntry(row, 1) else { return }
      files.append((id, entry))
    }
    return files
  }
}

extension TreeEntry {
  /// The mode and the object id that stand in a row from `column` on.
  fileprivate init?(_ row: borrowing Row, _ column: Int32) {
    guard let id = ObjectID(bytes: row.bytes(column + 1)),
      let mode = UInt32(exactly: row.integer(column)).map(EntryMode.init(rawValue:))
    else { return nil }
    self.init(mode: mode, id: id)
  }
}
