import CSQLite

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
