import CSQLite

/// One prepared statement; finalised when it is released.
@safe package final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  @unsafe init(_ handle: OpaquePointer, of database: Database) {
    unsafe self.handle = unsafe handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(handle) != 0 }

  var columnNames: [String] {
    (0..<(unsafe sqlite3_column_count(handle))).map { index in
      guard let name = unsafe sqlite3_column_name(handle, index) else { return "" }
      return unsafe String(cString: name)
    }
  }

  /// Runs the statement once with these values in place of its `?`.
  func run(_ values: [SQLValue]) throws(DatabaseError) {
    try bind(values)
    while try step() {}
    unsafe sqlite3_reset(handle)
  }

  func bind(_ values: [SQLValue]) throws(DatabaseError) {
    unsafe sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32
      switch value {
      case .null: code = unsafe sqlite3_bind_null(handle, place)
      case .integer(let number): code = unsafe sqlite3_bind_int64(handle, place, Int64(number))
      case .real(let number): code = unsafe sqlite3_bind_double(handle, place, number)
      case .text(let text):
        // SQLITE_TRANSIENT: SQLite copies the text before the call returns.
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let length = Int32(clamping: text.utf8.count)
        code = unsafe sqlite3_bind_text(handle, place, text, length, transient)
      }
      guard code == SQLITE_OK else { throw database.lastError() }
    }
  }

  /// True when there is a row.
  func step() throws(DatabaseError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case SQLITE_INTERRUPT: throw DatabaseError("it takes too many steps")
    case SQLITE_NOMEM: throw DatabaseError("it takes too much memory")
    default: throw database.lastError()
    }
  }

  package func value(_ column: Int) -> SQLValue {
    let index = Int32(column)
    switch unsafe sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(handle, index)))
    case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(handle, index))
    case SQLITE_TEXT, SQLITE_BLOB:
      guard let bytes = unsafe sqlite3_column_blob(handle, index) else { return .text("") }
      let count = Int(unsafe sqlite3_column_bytes(handle, index))
      let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
      return .text(unsafe String(decoding: buffer, as: UTF8.self))
    default: return .null
    }
  }

  /// The number in a column as `SQLValue.number` reads it, without making a text of it first.
  package func number(_ column: Int) -> Double? {
    let index = Int32(column)
    switch unsafe sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return Double(unsafe sqlite3_column_int64(handle, index))
    case SQLITE_NULL: return nil
    default: return value(column).number
    }
  }

  /// The text in a column, one copy of it for all rows that say the same.
  package func text(_ column: Int, pool: inout TextPool) -> String? {
    let index = Int32(column)
    guard unsafe sqlite3_column_type(handle, index) == SQLITE_TEXT,
      let bytes = unsafe sqlite3_column_blob(handle, index)
    else { return value(column).text }
    let count = Int(unsafe sqlite3_column_bytes(handle, index))
    return unsafe pool.text(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
