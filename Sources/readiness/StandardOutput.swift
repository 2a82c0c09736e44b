import Foundation
import Reporting

/// What goes to standard output, or an error in words: a full disk and a closed pipe are no reason to crash.
enum StandardOutput {
  static func write(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try WholeFile.write(bytes, to: STDOUT_FILENO)
    } catch {
      let cure =
        error.code == EPIPE
        ? "let the command that reads it read to the end, or write to a file"
        : error.cure(other: "write to another place")
      throw UsageError("standard output is not whole: \(error.words)\n  help: \(cure)", status: 2)
    }
  }

  /// Writes a text and a line end.
  static func print(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  /// A stream that the caller has closed must not become the next file that is opened.
  static func keepPlaces() {
    for file in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(file, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", file == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
