/// The values of one row of a statement, as text; reused from row to row.
///
/// Of a value that is computed, such as `CAST(N'2024-03-01' AS DateTime)`, the text in it counts, or the first number.
struct SQLRow {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  var count: Int { ends.count }

  /// How much what was taken of the value says of it.
  private enum Rank: Int { case none, word, number, text }
  private var rank = Rank.none
  private var start = 0
  private var isNegative = false
  /// Whether the last token was a text or a number, behind which no other can follow.
  private var isComplete = false
  /// Whether bars put texts together.
  private var isJoined = false

  func range(_ value: Int) -> Range<Int> { (value == 0 ? 0 : ends[value - 1])..<ends[value] }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func begin() {
    start = bytes.count
    rank = .none
    isNegative = false
    isComplete = false
    isJoined = false
  }

  mutating func end() { ends.append(bytes.count) }

  /// A sign of a value that is computed.
  mutating func pass(_ sign: UInt8) {
    isNegative = sign == UInt8(ascii: "-")
    isJoined = isJoined || sign == UInt8(ascii: "|")
    // What is called is no value; its arguments may be.
    if sign == UInt8(ascii: "("), rank == .word { reset(.none) }
    isComplete = isComplete && sign == UInt8(ascii: ")")
  }

  /// Takes a word, a number or a text of the value; false where it cannot stand behind what was before.
  mutating func take(_ window: [UInt8], _ token: SQLToken, depth: Int) -> Bool {
    if token.kind == .word {
      if isComplete, depth == 0 {
        return SQLRow.equals(window[token.range], "collate")
          || SQLRow.equals(window[token.range], "at")
      }
      isComplete = false
      if rank == .none {
        rank = .word
        if !SQLRow.equals(window[token.range], "null") { append(window, token.range) }
      }
      return true
    }
    if isComplete { return false }
    isComplete = true
    let rank = token.kind == .number ? Rank.number : .text
    if rank.rawValue > self.rank.rawValue {
      reset(rank)
      if isNegative, rank == .number { bytes.append(UInt8(ascii: "-")) }
      write(window, token)
    } else if isJoined, rank == .text, self.rank == .text {
      write(window, token)
    }
    isNegative = false
    return true
  }

  private mutating func reset(_ rank: Rank) {
    bytes.removeLast(bytes.count - start)
    self.rank = rank
  }

  /// Appends what a token holds, with its escapes undone.
  mutating func write(_ window: [UInt8], _ token: SQLToken) {
    guard token.isEscaped else { return append(window, token.range) }
    var i = token.range.lowerBound
    while i < token.range.upperBound {
      var byte = window[i]
      i += 1
      if byte == UInt8(ascii: "\\"), token.hasBackslashes, i < token.range.upperBound {
        byte = SQLRow.meaning(of: window[i])
        i += 1
      } else if byte == token.sign {
        i += 1
      }
      bytes.append(byte)
    }
  }

  /// Takes the fields of a line that `COPY` reads, between tabs; `\N` is no value.
  mutating func copy(_ window: [UInt8], _ line: Range<Int>) {
    var i = line.lowerBound
    while true {
      start = bytes.count
      var isNull = false
      while i < line.upperBound, window[i] != 0x09 {
        var byte = window[i]
        i += 1
        if byte == UInt8(ascii: "\\"), i < line.upperBound {
          isNull = window[i] == UInt8(ascii: "N") && bytes.count == start
          byte = SQLRow.meaning(of: window[i])
          i += 1
        }
        if !isNull { bytes.append(byte) }
      }
      end()
      if i >= line.upperBound { return }
      i += 1
    }
  }

  private mutating func append(_ window: [UInt8], _ range: Range<Int>) {
    unsafe window.withUnsafeBufferPointer { window in
      unsafe bytes.append(contentsOf: window[range])
    }
  }

  /// What a letter behind a backslash stands for.
  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "0"): 0x20
    case UInt8(ascii: "Z"): 0x20
    default: letter
    }
  }

  /// Whether a word is this one, which is written in small letters.
  static func equals(_ word: ArraySlice<UInt8>, _ other: String) -> Bool {
    let other = other.utf8
    guard word.count == other.count else { return false }
    return zip(word, other).allSatisfy { $0 == $1 || 0x41...0x5A ~= $0 && $0 | 0x20 == $1 }
  }
}
