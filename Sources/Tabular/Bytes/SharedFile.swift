import Foundation
import Synchronization

/// A file on disk, opened once for all who read it at the same time and, while few files are kept so, for those after them.
package final class SharedFile: Sendable {
  /// Closes the file with the last who reads it.
  package final class Opened: Sendable {
    let descriptor: Int32

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  private struct Current: Sendable {
    weak var opened: Opened?
    /// The same, where it is kept open for who comes later.
    var kept: Opened?
  }

  /// Half of the files that the program may have open, and no more than these.
  private static let most = min(1024, max(0, sysconf(Int32(_SC_OPEN_MAX)) / 2))
  private static let keptCount = Atomic(0)

  let path: String
  private let current = Mutex(Current())

  init(path: String) { self.path = path }

  deinit {
    if current.withLock({ $0.kept != nil }) {
      SharedFile.keptCount.subtract(1, ordering: .relaxed)
    }
  }

  /// `nil` when it cannot be opened; `errno` tells why.
  func open() -> Opened? {
    current.withLock { current in
      if let opened = current.opened { return opened }
      let descriptor = unsafe Foundation.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let opened = Opened(descriptor)
      current.opened = opened
      if SharedFile.keptCount.add(1, ordering: .relaxed).newValue <= SharedFile.most {
        current.kept = opened
      } else {
        SharedFile.keptCount.subtract(1, ordering: .relaxed)
      }
      return opened
    }
  }
}

extension SharedFile: Equatable {
  package static func == (a: SharedFile, b: SharedFile) -> Bool { a.path == b.path }
}
