import CSQLite

/// One SQLite file: the only place that calls its C interface.
///
/// Statements are prepared once and kept. A database is used by one thread at a time.
@safe
final class Database {
  /// What SQLite answered in place of what was asked for.
  struct Failure: Error, CustomStringConvertible {
    /// SQLite's result code.
    let code: Int32
    let description: String
  }

  /// A value of a row or of an argument.
  enum Value: Hashable {
    case integer(Int64)
    case text(String)
  }

  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = unsafe [:]

  /// Opens the file at `path`, which is made when it is not there.
  ///
  /// - Parameter patience: how many milliseconds to wait for another process that writes.
  init(path: String, patience: Int32) throws(Failure) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let words = unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      unsafe sqlite3_close_v2(opened)
      throw Failure(code: code, description: words)
    }
    unsafe handle = opened
    unsafe sqlite3_busy_timeout(opened, patience)
  }

  deinit {
    for unsafestatement in unsafe statements.values { unsafe sqlite3_finalize(statement) }
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs `sql`, which gives no rows.
  func run(_ sql: String, _ arguments: [Value] = []) throws(Failure) {
    let statement = unsafe try bound(sql, arguments)
    defer { unsafe sqlite3_reset(statement) }
    let code = unsafe sqlite3_step(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
  }

  /// Every row that `sql` gives.
  func rows(_ sql: String, _ arguments: [Value] = []) throws(Failure) -> [[Value]] {
    let statement = unsafe try bound(sql, arguments)
    defer { unsafe sqlite3_reset(statement) }
    var rows: [[Value]] = []
    while true {
      let code = unsafe sqlite3_step(statement)
      guard code != SQLITE_DONE else { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      rows.append(unsafe row(of: statement))
    }
  }

  private func row(of statement: OpaquePointer) -> [Value] {
    (0..<(unsafe sqlite3_column_count(statement))).map { column in
      guard unsafe sqlite3_column_type(statement, column) != SQLITE_INTEGER else {
        return .integer(unsafe sqlite3_column_int64(statement, column))
      }
      return .text(unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) } ?? "")
    }
  }

  private func bound(_ sql: String, _ arguments: [Value]) throws(Failure) -> OpaquePointer {
    let statement = unsafe try prepared(sql)
    for (index, argument) in arguments.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch argument {
        case .integer(let number): unsafe sqlite3_bind_int64(statement, place, number)
        case .text(let text): unsafe sqlite3_bind_text(statement, place, text, -1, Self.copied)
        }
      guard code == SQLITE_OK else { throw failure(code) }
    }
    return unsafe statement
  }

  private func prepared(_ sql: String) throws(Failure) -> OpaquePointer {
    if let known = unsafe statements[sql] { return unsafe known }
    var made: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made = unsafe made else { throw failure(code) }
    unsafe statements[sql] = unsafe made
    return unsafe made
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(code: code, description: unsafe String(cString: sqlite3_errmsg(handle)))
  }

  /// SQLITE_TRANSIENT, which the importer does not see: the text is copied before the call returns.
  private static var copied: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

extension Database.Value {
  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}
