import Foundation

/// Lets another stream run ahead on a thread of its own, so that decompressing and parsing overlap.
///
/// The thread starts after the first bytes only, because most streams are opened for a look at their head. It holds a
/// few buffers at most and ends with the stream: at its end, at its error, or when the reader is dropped.
package final class ReadAheadStream: ByteStream {
  /// Sizes in bytes; the tests make them tiny.
  package struct Limits {
    var direct = 1 << 20
    var buffer = 1 << 19
    var buffers = 4

    package init(direct: Int = 1 << 20, buffer: Int = 1 << 19, buffers: Int = 4) {
      self.direct = direct
      self.buffer = buffer
      self.buffers = buffers
    }
  }

  package private(set) var bytesRead = 0
  private let limits: Limits
  /// The stream until the thread takes it over.
  private var source: (any ByteStream)?
  private var directCount = 0
  private var pipe: Pipe?
  private var current = Pipe.Delivery()
  private var position = 0

  package init(_ source: any ByteStream, limits: Limits = Limits()) {
    self.source = source
    self.limits = limits
  }

  deinit { pipe?.stop() }

  package func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    guard !range.isEmpty else { return 0 }
    if let source, directCount < limits.direct {
      let count = try source.read(into: &bytes, in: range)
      bytesRead = source.bytesRead
      directCount += count
      return count
    }
    let pipe = running()
    while position == current.count {
      if let failure = current.failure {
        current.failure = nil
        throw failure
      }
      if current.isLast { return 0 }
      pipe.exchange(&current)
      position = 0
      bytesRead = current.bytesRead
    }
    let count = min(range.count, current.count - position)
    let start = position
    unsafe bytes.withUnsafeMutableBytes { target in
      unsafe current.bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[range])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<(start + count)]))
      }
    }
    position += count
    return count
  }

  private func running() -> Pipe {
    if let pipe { return pipe }
    let new = Pipe(source, limits)
    source = nil
    pipe = new
    let thread = Thread { new.run() }
    thread.name = "read ahead"
    thread.start()
    return new
  }
}

/// What the thread and the reader share. The source belongs to the thread alone, everything else is used under the lock.
private final class Pipe: @unchecked Sendable {
  /// A buffer with its first `count` bytes filled, and what comes after them.
  struct Delivery {
    var bytes: [UInt8] = []
    var count = 0
    /// Bytes of the file consumed up to the last of these.
    var bytesRead = 0
    var failure: ReadError?
    var isLast = false
  }

  private var source: (any ByteStream)?
  private let lock = NSCondition()
  private var empty: [[UInt8]]
  private var full: [Delivery] = []
  private var isStopped = false

  init(_ source: (any ByteStream)?, _ limits: ReadAheadStream.Limits) {
    self.source = source
    empty = (0..<limits.buffers).map { _ in [UInt8](repeating: 0, count: limits.buffer) }
  }

  /// Ends the thread; it may still finish the buffer it is filling.
  func stop() {
    lock.lock()
    isStopped = true
    lock.broadcast()
    lock.unlock()
  }

  /// Gives an empty buffer back and waits for the next full one.
  func exchange(_ current: inout Delivery) {
    var used: [UInt8] = []
    swap(&used, &current.bytes)
    lock.lock()
    if !used.isEmpty { empty.append(used) }
    used = []
    lock.broadcast()
    while full.isEmpty { lock.wait() }
    current = full.removeFirst()
    lock.unlock()
  }

  /// The work of the thread.
  func run() {
    while var next = nextEmpty() {
      fill(&next)
      let isLast = next.isLast
      deliver(&next)
      if isLast { break }
    }
    source = nil
  }

  private func nextEmpty() -> Delivery? {
    lock.lock()
    defer { lock.unlock() }
    while empty.isEmpty, !isStopped { lock.wait() }
    guard !isStopped, let bytes = empty.popLast() else { return nil }
    return Delivery(bytes: bytes)
  }

  private func fill(_ next: inout Delivery) {
    guard let source else {
      next.isLast = true
      return
    }
    do {
      while next.count < next.bytes.count {
        let got = try source.read(into: &next.bytes, at: next.count)
        if got == 0 {
          next.isLast = true
          break
        }
        next.count += got
      }
    } catch {
      next.failure = error
      next.isLast = true
    }
    next.bytesRead = source.bytesRead
  }

  private func deliver(_ next: inout Delivery) {
    lock.lock()
    full.append(next)
    next.bytes = []
    lock.broadcast()
    lock.unlock()
  }
}
