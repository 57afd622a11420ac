public import Git

/// A database file beside the objects that knows the commits of the line and the versions of every record.
///
/// It can be thrown away at any time and decides nothing: whatever it is asked, Git alone can be asked as well. What it
/// says of a commit stays true when the line is rewritten, because a commit's ancestors never change.
public final class ReadIndex {
  let database: Database

  private init(_ database: Database) { self.database = database }

  /// Opens the index of a ledger.
  ///
  /// - Parameter ledger: what must stand in it, so that another ledger's index is not taken for this one's.
  /// - Throws: `IndexError`, `.unusable` when the file is no index of this ledger and version.
  public convenience init(at path: String, of ledger: String) throws(IndexError) {
    self.init(try Database(path, isNew: false))
    guard try number("PRAGMA application_id") == IndexSchema.application else {
      throw IndexError(.unusable, "open \(path)", "it is no index of folio")
    }
    guard try number("PRAGMA user_version") == IndexSchema.version else {
      throw IndexError(.unusable, "open \(path)", "it is of another version of folio")
    }
    var holder: String?
    try Statement("SELECT ledger FROM meta", in: database).rows { row in holder = row.text(0) }
    guard holder == ledger else { throw IndexError(.unusable, "open \(path)", "it is of another ledger") }
  }

  /// Makes an empty file, or opens the one that stands there whatever it holds: it is to be written anew.
  public static func blank(at path: String) throws(IndexError) -> ReadIndex {
    ReadIndex(try Database(path, isNew: true))
  }

  /// The newest commit that is in it; nothing in an empty one.
  public struct Tip: Hashable, Sendable {
    /// How many commits the line has up to here.
    public let position: Int
    public let commit: ObjectID
    let latest: Int
  }

  public var tip: Tip? {
    get throws(IndexError) {
      var tip: Tip?
      try Statement("SELECT position, id, latest FROM commits ORDER BY position DESC LIMIT 1", in: database)
        .rows { row in
          tip = ObjectID(bytes: row.bytes(1)).map { Tip(position: row.integer(0), commit: $0, latest: row.integer(2)) }
        }
      return tip
    }
  }

  /// How many versions of records are in it.
  public var versionCount: Int { get throws(IndexError) { try number("SELECT count(*) FROM versions") } }

  private func number(_ sql: String) throws(IndexError) -> Int {
    var number = 0
    try Statement(sql, in: database).rows { row in number = row.integer(0) }
    return number
  }
}
