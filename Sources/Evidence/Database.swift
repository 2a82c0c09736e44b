import CSQLite
import Foundation
import Vocabulary

/// A value that goes into or comes out of SQLite.
package enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  package init(_ value: Double?) {
    guard let value, value.isFinite else {
      self = .null
      return
    }
    self = .real(value)
  }
  package init(_ value: String?) { self = value.map { .text($0) } ?? .null }
  package init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }
  package init(_ value: Bool?) { self = value.map { .integer($0 ? 1 : 0) } ?? .null }

  /// The number, also of a text that is one; `nil` for NULL and other texts.
  package var number: Double? {
    switch self {
    case .null: nil
    case .integer(let value): Double(value)
    case .real(let value): value.isFinite ? value : nil
    case .text(let value): Double(value)
    }
  }

  package var text: String? {
    switch self {
    case .null: nil
    case .integer(let value): String(value)
    case .real(let value): Wording.number(value)
    case .text(let value): value
    }
  }
}

/// Words of SQLite about a statement that it refused or could not finish.
package struct DatabaseError: Error, Sendable, Equatable {
  package var message: String
  package init(_ message: String) { self.message = message }
}

/// One SQLite connection in memory. Not thread-safe.
@safe final class Database {
  private var handle: OpaquePointer?
  private let fuel = Fuel()

  init() throws(DatabaseError) {
    var opened: OpaquePointer?
    // Not SQLITE_OPEN_MEMORY: a copy to a file would take that flag over and stay in memory.
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let code = unsafe sqlite3_open_v2(":memory:", &opened, flags, nil)
    unsafe handle = opened
    guard code == SQLITE_OK else { throw lastError() }
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 4_000_000)
    try execute("PRAGMA temp_store = MEMORY")
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Writes everything to a new file. Only here may SQLite open a second database; rules never can.
  func copy(to path: String) throws(DatabaseError) {
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
    defer { unsafe sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    try prepare("VACUUM INTO ?").run([.text(path)])
  }

  func execute(_ sql: String) throws(DatabaseError) {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastError() }
  }

  /// Prepares the one statement in `sql`; a second statement behind it is an error.
  func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var prepared: OpaquePointer?
    var rest = 0
    let code = unsafe sql.withCString { (text: UnsafePointer<CChar>) -> Int32 in
      var tail: UnsafePointer<CChar>?
      let code = unsafe sqlite3_prepare_v2(handle, text, -1, &prepared, &tail)
      if let tail = unsafe tail { rest = unsafe tail - text }
      return code
    }
    guard code == SQLITE_OK else { throw lastError() }
    guard let statement = unsafe prepared else { throw DatabaseError("the statement is empty") }
    let wrapped = unsafe Statement(statement, of: self)
    let tail = sql.utf8.dropFirst(rest)
    guard tail.allSatisfy({ $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 || $0 == 59 }) else {
      throw DatabaseError("more than one statement")
    }
    return wrapped
  }

  func lastError() -> DatabaseError {
    guard let text = unsafe sqlite3_errmsg(handle) else { return DatabaseError("out of memory") }
    return DatabaseError(unsafe String(cString: text))
  }

  /// Runs `body` with a connection that can only SELECT, stops after `steps` instructions of SQLite's machine and
  /// refuses more than `memory` further bytes. Some instructions are slow, so it also stops after `seconds`. For
  /// statements that strangers wrote.
  func guarded<Result>(
    steps: Int, seconds: Double, memory: Int64 = 256 << 20,
    _ body: () throws(DatabaseError) -> Result
  ) throws(DatabaseError) -> Result {
    fuel.left = steps / Fuel.stride
    fuel.deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    let context = unsafe Unmanaged.passUnretained(fuel).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, Int32(Fuel.stride),
      { context in
        guard let context = unsafe context else { return 1 }
        let fuel = unsafe Unmanaged<Fuel>.fromOpaque(context).takeUnretainedValue()
        fuel.left -= 1
        return fuel.left < 0 || ContinuousClock.now > fuel.deadline ? 1 : 0
      }, context)
    unsafe sqlite3_set_authorizer(
      handle,
      { _, action, first, second, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_READ:
          guard let name = unsafe first else { return SQLITE_OK }
          return unsafe String(cString: name).hasPrefix("sqlite_") ? SQLITE_DENY : SQLITE_OK
        case SQLITE_FUNCTION:
          guard let name = unsafe second else { return SQLITE_DENY }
          let refused = ["load_extension", "random", "randomblob", "fts3_tokenizer"]
          return unsafe refused.contains(String(cString: name).lowercased())
            ? SQLITE_DENY : SQLITE_OK
        default: return SQLITE_DENY
        }
      }, nil)
    let before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + memory)
    defer {
      _ = sqlite3_hard_heap_limit64(before)
      unsafe sqlite3_set_authorizer(handle, nil, nil)
      unsafe sqlite3_progress_handler(handle, 0, nil, nil)
    }
    return try body()
  }

  private final class Fuel {
    static let stride = 1000
    var left = 0
    var deadline = ContinuousClock.now
  }
}

/// One prepared statement; finalised when it is released.
@safe package final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  @unsafe fileprivate init(_ handle: OpaquePointer, of database: Database) {
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

/// Keeps one copy of each text.
package struct TextPool {
  package init() {}

  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var hashes: [UInt64] = []
  private var texts: [String] = []

  mutating func text(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var i = 0
    while i + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      i += 8
    }
    while i < bytes.count {
      hash = unsafe (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3
      i += 1
    }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, unsafe texts[number].utf8.elementsEqual(bytes) {
        return texts[number]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    // A text that is mended on the way in would never be found again.
    guard text.utf8.count == bytes.count else { return text }
    slots[slot] = Int32(texts.count)
    hashes.append(hash)
    texts.append(text)
    if texts.count * 2 > slots.count { grow() }
    return text
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
