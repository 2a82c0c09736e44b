import Foundation

/// Files that are there whole or not at all.
package enum WholeFile {
  /// A new file, open for writing.
  static func open(new path: String) throws(SystemError) -> Int32 {
    let file = unsafe Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw SystemError(errno) }
    return file
  }

  /// Makes a new file and sees to it that it is on the disk.
  static func create(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try open(new: path)
    do throws(SystemError) {
      try write(bytes, to: file)
      try synchronise(file)
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 || errno == EINTR else { throw SystemError(errno) }
  }

  /// Writes everything to an open file, pipe or terminal.
  package static func write(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes[start...].withUnsafeBytes {
        unsafe Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(count < 0 ? errno : EIO) }
      start += count
    }
  }

  /// Waits until a file or folder is on the disk; some file systems cannot tell.
  static func synchronise(_ file: Int32) throws(SystemError) {
    while fsync(file) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, EROFS, ENOTSUP: return
      default: throw SystemError(errno)
      }
    }
  }

  static func synchronise(path: String) throws(SystemError) {
    let file = unsafe Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemError(errno) }
    defer { close(file) }
    try synchronise(file)
  }

  /// Whether a file can be put at `path`: told before the work that leads to it.
  package static func check(_ path: String) throws(ReportError) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw ReportError(.isFolder, at: path) }
    }
    let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
    guard unsafe access(folder.path, W_OK | X_OK) == 0 else {
      throw ReportError(.unwritable(SystemError(errno)), at: path)
    }
  }

  /// Puts a file at `path`, in place of one that is there; a device or pipe there gets the bytes.
  package static func replace(_ path: String, _ bytes: [UInt8]) throws(ReportError) {
    do throws(SystemError) {
      let target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
      var status = stat()
      if unsafe stat(target.path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        let file = unsafe Foundation.open(target.path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError(errno) }
        defer { close(file) }
        return try write(bytes, to: file)
      }
      let beside = Beside(target)
      beside.sweep()
      let fresh = try beside.claim { path throws(SystemError) in try create(path, bytes) }
      defer { fresh.remove() }
      guard unsafe rename(fresh.path, target.path) == 0 else { throw SystemError(errno) }
      try? synchronise(path: beside.folder)
    } catch {
      throw ReportError(.unwritable(error), at: path)
    }
  }
}
