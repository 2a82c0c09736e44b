import Foundation
import Synchronization

/// A file on disk, opened once for all who read it at the same time.
package final class SharedFile: Sendable {
  /// Closes the file with the last who reads it.
  package final class Opened: Sendable {
    let descriptor: Int32

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  private struct Current: Sendable { weak var opened: Opened? }

  let path: String
  private let current = Mutex(Current())

  init(path: String) { self.path = path }

  /// `nil` when it cannot be opened; `errno` tells why.
  func open() -> Opened? {
    current.withLock { current in
      if let opened = current.opened { return opened }
      let descriptor = unsafe Foundation.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let opened = Opened(descriptor)
      current.opened = opened
      return opened
    }
  }
}

extension SharedFile: Equatable {
  package static func == (a: SharedFile, b: SharedFile) -> Bool { a.path == b.path }
}
