import CSQLite
import Vocabulary

/// A connection that only reads, to a database that strangers made. Not thread-safe.
@safe final class SQLiteConnection {
  private var handle: OpaquePointer?
  private let allowance: Allowance
  private let limits: SQLiteLimits
  private let location: SourceLocation

  /// Opens the file as one that nobody writes to, so that nothing is locked and no file is made beside it.
  init(_ file: SourceFile, _ limits: SQLiteLimits) throws(ReadError) {
    self.limits = limits
    allowance = Allowance(limits)
    location = SourceLocation(path: file.path)
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(
      Self.address(file.absolutePath), &opened, flags, SQLiteFiles.name)
    unsafe handle = opened
    guard code == SQLITE_OK else { throw error(code, in: nil) }
    for (limit, value) in [
      (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
      (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_VDBE_OP, 1 << 20),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000), (SQLITE_LIMIT_ATTACHED, 0),
    ] {
      unsafe sqlite3_limit(handle, limit, Int32(value))
    }
    // What a view sorts or gathers goes to a file without a name, and not to memory.
    let settings =
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = FILE"
    let result = unsafe sqlite3_exec(handle, settings, nil, nil, nil)
    guard result == SQLITE_OK else { throw error(result, in: nil) }
    watch()
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// A path as the address that SQLite takes options with.
  private static func address(_ path: String) -> String {
    var address = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        address += digits.count < 2 ? "%0" + digits : "%" + digits
      }
    }
    return address + "?mode=ro&immutable=1"
  }

  /// Bytes of the file that were read so far; a page may be read more than once.
  func bytesRead(pageSize: Int) -> Int {
    var (pages, highest): (Int32, Int32) = (0, 0)
    unsafe sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_MISS, &pages, &highest, 0)
    return Int(pages) * pageSize
  }

  /// Prepares one SELECT; `subject` names what it reads in messages. `steps` are those that a view may take.
  func prepare(
    _ sql: String, reading subject: String, steps: Int? = nil
  ) throws(ReadError) -> SQLiteStatement {
    allowance.begin(steps: steps)
    let length = steps == nil ? limits.storedValue : limits.viewValue
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(length))
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared = unsafe prepared else {
      throw error(code, in: subject)
    }
    return unsafe SQLiteStatement(prepared, of: self, reading: subject)
  }

  /// What SQLite says of its last call.
  func error(_ code: Int32, in subject: String?) -> ReadError {
    let words = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "out of memory"
    let message = subject.map { "\($0): \(words)" } ?? words
    let subject = subject ?? "a table"
    let kind: ReadError.Kind
    switch code & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB: kind = .corrupt(message)
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM: kind = .unreadable(reason: words)
    case SQLITE_TOOBIG:
      kind = .unsupported(
        format: "a SQLite database with a value of more than "
          + "\(unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1) >> 20) MB in \(subject)",
        cure: "export the other columns as CSV, or delete the long values in a copy")
    case SQLITE_INTERRUPT, SQLITE_NOMEM, SQLITE_AUTH: return tooMuchWork(subject)
    default:
      kind = .unsupported(
        format: "a SQLite database in which \(subject) does not work (\(words))",
        cure: "repair or drop it in a copy of the database, or export its rows as CSV")
    }
    return ReadError(kind, at: location)
  }

  func tooMuchWork(_ subject: String) -> ReadError {
    ReadError(
      .unsupported(
        format: "a SQLite database in which \(subject) takes too much work",
        cure: "store its rows with 'CREATE TABLE … AS SELECT …' and drop the view"),
      at: location)
  }

  // MARK: Limits

  /// What a statement may still do. A view can hide endless work behind a few words.
  private final class Allowance {
    /// Few steps, because each can make one of the longest values.
    static let stride = 50
    let limits: SQLiteLimits
    var namesLeft = 0
    var stepsLeft = 0
    var deadline: ContinuousClock.Instant?
    var memory: Int64 = 0

    init(_ limits: SQLiteLimits) { self.limits = limits }

    func begin(steps: Int?) {
      namesLeft = limits.names
      stepsLeft = steps ?? .max
      deadline = steps.map { _ in ContinuousClock.now + limits.time }
      // SQLite counts the memory of all its connections.
      memory = sqlite3_memory_used() + limits.memory
    }

    func goesOn() -> Bool {
      guard let deadline else { return true }
      stepsLeft -= Self.stride
      return stepsLeft >= 0 && ContinuousClock.now < deadline && sqlite3_memory_used() <= memory
    }
  }

  private func watch() {
    let context = unsafe Unmanaged.passUnretained(allowance).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, Int32(Allowance.stride),
      { context in
        guard let context = unsafe context else { return 1 }
        let allowance = unsafe Unmanaged<Allowance>.fromOpaque(context).takeUnretainedValue()
        return allowance.goesOn() ? 0 : 1
      }, context)
    unsafe sqlite3_set_authorizer(
      handle,
      { context, action, name, _, _, _ in
        guard let context = unsafe context else { return SQLITE_DENY }
        let allowance = unsafe Unmanaged<Allowance>.fromOpaque(context).takeUnretainedValue()
        allowance.namesLeft -= 1
        // What the columns of a table are, and what they refer to.
        if action == SQLITE_PRAGMA, let name = unsafe name {
          let pragma = unsafe String(cString: name)
          return ["table_info", "foreign_key_list"].contains(pragma) ? SQLITE_OK : SQLITE_DENY
        }
        let reads = [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE]
        return allowance.namesLeft >= 0 && reads.contains(action) ? SQLITE_OK : SQLITE_DENY
      }, context)
  }
}

/// A prepared SELECT and the row that it stands on. Keeps its connection open.
@safe final class SQLiteStatement {
  let handle: OpaquePointer
  private let connection: SQLiteConnection
  private let subject: String

  fileprivate init(
    _ handle: OpaquePointer, of connection: SQLiteConnection, reading subject: String
  ) {
    unsafe self.handle = handle
    self.connection = connection
    self.subject = subject
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Goes to the next row; false at the end.
  func step() throws(ReadError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW:
      return true
    case SQLITE_DONE: return false
    case let code: throw connection.error(code, in: subject)
    }
  }

  var columnNames: [String] {
    (0..<(unsafe sqlite3_column_count(handle))).map { column in
      unsafe sqlite3_column_name(handle, column).map { unsafe String(cString: $0) } ?? ""
    }
  }

  /// A value of the row; `nil` for NULL.
  func text(_ column: Int32) -> String? {
    unsafe sqlite3_column_text(handle, column).map { unsafe String(cString: $0) }
  }

  func integer(_ column: Int32) -> Int64? {
    unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
      ? nil : sqlite3_column_int64(handle, column)
  }
}
