import Foundation
import Vocabulary

/// Brings the text of a file to a walk, a window at a time.
final class JSONFeed {
  let path: String
  let stream: TextStream
  let limits: JSONRecords.Limits
  /// Whether each line is a document, so that a broken line costs no more than itself.
  let hasLines: Bool
  var walker = JSONWalker()
  private(set) var rejectedCount = 0
  private(set) var rejects: [Reject] = []
  /// Bytes of a broken line that may be shown.
  private static let shownCount = 480
  private var window: [UInt8] = []
  private var end = 0
  private var isAtEnd = false
  private var failure: ReadError?

  init(path: String, stream: TextStream, limits: JSONRecords.Limits, hasLines: Bool) {
    self.path = path
    self.stream = stream
    self.limits = limits
    self.hasLines = hasLines
    walker.textLimit = limits.value
    walker.endsAtLines = hasLines
  }

  /// Walks on until the sink pauses; false at the end.
  func run<Sink: JSONSink>(
    _ sink: inout Sink, onBrokenLine abandon: (inout Sink) -> Void = { _ in }
  ) throws(ReadError) -> Bool {
    while true {
      if window.isEmpty { try refill() }
      let stop = unsafe window.withUnsafeMutableBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return JSONWalker.Stop.needsBytes }
        return unsafe walker.run(&sink, base, end: end)
      }
      switch stop {
      case .paused: return true
      case .needsBytes:
        if !isAtEnd {
          try refill()
        } else if let failure {
          throw failure
        } else if walker.isBetweenDocuments, walker.position >= end {
          return false
        } else {
          throw ReadError(
            .truncated("the JSON ends before its last bracket"), at: location)
        }
      case .failed(let what):
        // What is shown of the place must not depend on where the window ends.
        let shown = min(hasLines ? Self.shownCount : JSONWalker.shownCount, limits.value)
        if !isAtEnd, end - walker.position < shown {
          try refill()
          continue
        }
        guard hasLines else { throw ReadError(.corrupt(what), at: location) }
        try passLine(what)
        abandon(&sink)
      }
    }
  }

  private var location: SourceLocation { SourceLocation(path: path, line: walker.line) }

  /// Keeps what the walk has not taken and reads on behind it.
  private func refill() throws(ReadError) {
    let rest = end - walker.position
    // A text has a quote in front of it, and the one behind it was not found.
    if rest > limits.value + 1 {
      guard walker.canDropText(window) else {
        throw ReadError(
          .corrupt("a name or number is longer than \(limits.value) bytes"), at: location)
      }
      walker.dropText()
      return
    }
    walker.offset += walker.position
    let room = rest + max(limits.block, rest)
    if walker.position > 0, rest > 0 {
      let start = walker.position
      unsafe window.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe memmove(base, base + start, rest)
      }
    }
    window.appendZeros(room + JSONWalker.padding - window.count)
    walker.position = 0
    end = rest
    do {
      end += try stream.read(into: &window, in: rest..<room)
    } catch {
      failure = error
    }
    if end == rest {
      isAtEnd = true
      // A number at the very end needs something behind it.
      if failure == nil {
        window[end] = 0x20
        end += 1
      }
    }
    let missing = end + JSONWalker.padding - window.count
    if missing > 0 { window.appendZeros(missing) }
    window[end] = 0
  }

  /// Counts the line as a record that could not become a row, and goes on behind it.
  private func passLine(_ what: String) throws(ReadError) {
    let line = walker.line
    var excerpt = Array(window[walker.position..<min(end, walker.position + Self.shownCount)])
    if let newline = excerpt.firstIndex(of: 0x0A) { excerpt.removeSubrange(newline...) }
    reject(what, line: line, excerpt: String(decoding: excerpt, as: UTF8.self))
    walker.reset()
    while true {
      if let newline = window[walker.position..<end].firstIndex(of: 0x0A) {
        walker.position = newline + 1
        walker.line += 1
        return
      }
      walker.position = end
      if isAtEnd { return }
      try refill()
    }
  }

  func reject(_ reason: String, line: Int, excerpt: String = "", count: Int = 1) {
    rejectedCount += count
    guard rejects.count < Reject.kept else { return }
    rejects.append(
      Reject(
        location: SourceLocation(path: path, line: line), reason: reason,
        excerpt: String(excerpt.trimmingBlanks().prefix(120))))
  }
}
