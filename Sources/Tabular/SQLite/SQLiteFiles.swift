import CSQLite
import Foundation

/// How SQLite opens files: as the system does it, but under the very path that it is given. By itself it follows links to
/// the name behind them, and a temporary file has none.
enum SQLiteFiles {
  private typealias OpenFile = @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> Int32

  /// What to open a connection with; `nil` for SQLite's own way.
  static let name: String? = {
    let name = "readiness"
    guard let own = unsafe sqlite3_vfs_find(nil), let words = unsafe strdup(name) else {
      return nil
    }
    // SQLite keeps it for as long as the program runs.
    let files = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    unsafe files.initialize(to: own.pointee)
    unsafe files.pointee.zName = unsafe UnsafePointer(words)
    unsafe files.pointee.pNext = nil
    unsafe files.pointee.xFullPathname = { _, path, room, target in
      guard let path = unsafe path, let target = unsafe target else { return SQLITE_CANTOPEN }
      let count = unsafe strlen(path) + 1
      guard count <= Int(room) else { return SQLITE_CANTOPEN }
      unsafe memcpy(target, path, count)
      return SQLITE_OK
    }
    let openFile: OpenFile = { path, flags, mode in
      guard let path = unsafe path else { return -1 }
      let isTemporary = unsafe strncmp(path, "/dev/fd/", 8) == 0
      return unsafe open(path, isTemporary ? flags & ~O_NOFOLLOW : flags, mode_t(mode))
    }
    let call = unsafe unsafeBitCast(openFile, to: sqlite3_syscall_ptr.self)
    guard unsafe own.pointee.xSetSystemCall?(own, "open", call) == SQLITE_OK else { return nil }
    return unsafe sqlite3_vfs_register(files, 0) == SQLITE_OK ? name : nil
  }()
}
