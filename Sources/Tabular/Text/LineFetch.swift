import Foundation

/// Reads some lines of a text again: of all others, only the ends are looked for.
struct LineFetch {
  /// As much of a line is kept.
  static let longest = 1 << 16

  /// Ascending, without repetition, from 1.
  private let wanted: [Int]
  private let newline: UInt8
  private(set) var found: [Int: [UInt8]] = [:]
  private var place = 0
  private var line = 1

  init(_ lines: [Int], newline: UInt8) {
    wanted = Set(lines).filter { $0 > 0 }.sorted()
    self.newline = newline
  }

  /// The first line that was not found yet.
  var next: Int? { place < wanted.count ? wanted[place] : nil }

  /// Goes on behind so many lines.
  mutating func skip(to linesBefore: Int) { line = linesBefore + 1 }

  /// Takes what follows in the text.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      guard var start = bytes.baseAddress else { return }
      let end = unsafe start + bytes.count
      while unsafe place < wanted.count && start < end {
        let found = unsafe memchr(start, Int32(newline), end - start)
        let stop = unsafe found.map { UnsafeRawPointer($0) } ?? end
        if wanted[place] == line {
          unsafe keep(UnsafeRawBufferPointer(start: start, count: stop - start))
          if unsafe found != nil { place += 1 }
        }
        if unsafe found == nil { return }
        line += 1
        unsafe start = stop + 1
      }
    }
  }

  private mutating func keep(_ piece: UnsafeRawBufferPointer) {
    let room = LineFetch.longest - (found[line]?.count ?? 0)
    unsafe found[line, default: []].append(contentsOf: piece.prefix(max(0, room)))
  }
}
