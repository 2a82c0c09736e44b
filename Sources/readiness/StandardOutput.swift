import Foundation

/// What goes to standard output, or an error in words: a full disk and a closed pipe are no reason to crash.
enum StandardOutput {
  static func write(_ bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes[start...].withUnsafeBytes {
        unsafe Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(errno) }
      start += count
    }
  }

  /// Writes a text and a line end.
  static func print(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  private static func failure(_ code: Int32) -> UsageError {
    let reason =
      switch code {
      case EPIPE: "its reader has closed it"
      case ENOSPC: "there is no space left"
      default: unsafe String(cString: strerror(code)).lowercased()
      }
    return UsageError("standard output is not whole: \(reason)", status: 2)
  }
}
