import CSQLite

/// A value as SQL has it.
enum SQLValue {
  case integer(Int)
  case text(String)
  case bytes([UInt8])
  case null
}

/// The one owner of a compiled statement: values in, rows out.
@safe
struct Statement: ~Copyable {
  private let pointer: OpaquePointer
  private let database: Database

  init(_ sql: String, in database: Database) throws(IndexError) {
    unsafe pointer = try database.compile(sql)
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(pointer) }

  /// Runs the statement with `values` from its beginning, and gives each row to `body`.
  func rows(_ values: [SQLValue] = [], _ body: (borrowing Row) throws(IndexError) -> Void) throws(IndexError) {
    unsafe sqlite3_reset(pointer)
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    // Reset in the end as well: a statement that stands on a row keeps the database locked.
    defer { unsafe sqlite3_reset(pointer) }
    while true {
      let code = unsafe sqlite3_step(pointer)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw database.failure(code, "ask the read index") }
      try body(unsafe Row(pointer))
    }
  }

  /// Runs a statement that gives no rows.
  func run(_ values: [SQLValue] = []) throws(IndexError) {
    try rows(values) { (_: borrowing Row) throws(IndexError) in }
  }

  private func bind(_ value: SQLValue, at index: Int32) throws(IndexError) {
    let code: Int32
    switch value {
    case .integer(let number): code = unsafe sqlite3_bind_int64(pointer, index, Int64(number))
    case .text(var text):
      code = text.withUTF8 { unsafe folio_bind_text(pointer, index, $0.baseAddress, Int32($0.count)) }
    case .bytes(let bytes):
      code = unsafe bytes.withUnsafeBytes { unsafe folio_bind_blob(pointer, index, $0.baseAddress, Int32($0.count)) }
    case .null: code = unsafe sqlite3_bind_null(pointer, index)
    }
    guard code == SQLITE_OK else { throw database.failure(code, "ask the read index") }
  }
}

/// One row of an answer, lent while the statement stands on it.
@safe
struct Row: ~Copyable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(pointer, column)) }

  /// The text of a column; nothing where it is NULL.
  func text(_ column: Int32) -> String? {
    guard let start = unsafe sqlite3_column_text(pointer, column) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(pointer, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(pointer, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(pointer, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
