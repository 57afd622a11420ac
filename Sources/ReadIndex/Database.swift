import CSQLite

/// The one owner of a connection to a database file.
@safe
final class Database {
  private let connection: OpaquePointer

  /// Opens the file at `path`, for reading alone where it cannot be written.
  ///
  /// - Parameter isNew: whether to make the file when there is none.
  init(_ path: String, isNew: Bool) throws(IndexError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (isNew ? SQLITE_OPEN_CREATE : 0)
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard let connection = unsafe opened else { throw IndexError(.failed, "open the read index", "out of memory") }
    unsafe self.connection = connection
    guard code == SQLITE_OK else { throw failure(code, "open \(path)") }
    // A writer takes milliseconds; whoever waits longer is better served by Git.
    unsafe sqlite3_busy_timeout(connection, 50)
  }

  deinit { unsafe sqlite3_close_v2(connection) }

  /// Runs statements that give no rows and take no values.
  func run(_ sql: String) throws(IndexError) {
    let code = unsafe sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, "change the read index") }
  }

  /// Compiles one statement, for as long as this database is open.
  func compile(_ sql: String) throws(IndexError) -> OpaquePointer {
    var compiled: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, sql, -1, &compiled, nil)
    guard code == SQLITE_OK, let statement = unsafe compiled else { throw failure(code, "ask the read index") }
    return unsafe statement
  }

  /// What SQLite says of the last call.
  func failure(_ code: Int32, _ action: String) -> IndexError {
    let kind: IndexError.Kind =
      switch code & 0xff {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      // A missing table is a file that is not what it says it is.
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR: .unusable
      default: .failed
      }
    let words = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
    return IndexError(kind, action, words ?? "SQLite's code \(code)")
  }
}
