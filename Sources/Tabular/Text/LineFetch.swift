import Vocabulary

/// Reads some lines of a text again: all others are only counted.
struct LineFetch {
  /// As much of a line is kept.
  static let longest = 1 << 16

  /// Ascending, without repetition, from 1.
  private let wanted: [Int]
  private let newline: UInt8
  private(set) var found: [Int: [UInt8]] = [:]
  private var next = 0
  private var line = 1

  init(_ lines: [Int], newline: UInt8) {
    wanted = Set(lines).filter { $0 > 0 }.sorted()
    self.newline = newline
  }

  var isComplete: Bool { next == wanted.count }

  /// Takes what follows in the text.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while !isComplete, start < bytes.endIndex {
      let end = min(start + Self.stride, bytes.endIndex)
      let piece = bytes[start..<end]
      start = end
      // Most pieces hold no wanted line.
      let lines = Self.count(newline, in: piece)
      if line + lines < wanted[next] { line += lines } else { search(piece) }
    }
  }

  private static let stride = 4096

  private mutating func search(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !isComplete, !rest.isEmpty {
      let end = rest.firstIndex(of: newline)
      if wanted[next] == line {
        let room = Self.longest - (found[line]?.count ?? 0)
        found[line, default: []] += rest[..<(end ?? rest.endIndex)].prefix(max(0, room))
      }
      guard let end else { return }
      if wanted[next] == line { next += 1 }
      line += 1
      rest = rest[(end + 1)...]
    }
    line += Self.count(newline, in: rest)
  }

  /// How often a byte comes, in runs that are too short for a byte to overflow, so that many are looked at together.
  private static func count(_ byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      var total = 0
      var start = 0
      while start < bytes.count {
        let end = min(start + 240, bytes.count)
        var sum: UInt8 = 0
        for i in start..<end { sum &+= unsafe bytes[i] == byte ? 1 : 0 }
        total += Int(sum)
        start = end
      }
      return total
    }
  }
}
