/// The fields of a line; a field may stand in double quotes, and then hold the delimiter.
struct LineFields {
  /// Where each field lies in the line, without blanks and quotes around it.
  private(set) var ranges: [Range<Int>] = []
  /// Whether a field holds a quote, which is written twice.
  private var isDoubled: [Bool] = []

  var count: Int { ranges.count }

  /// False when a quote is never closed.
  mutating func split(_ line: Span<UInt8>, at delimiter: UInt8) -> Bool {
    ranges.removeAll(keepingCapacity: true)
    isDoubled.removeAll(keepingCapacity: true)
    let quote = UInt8(ascii: "\"")
    var i = 0
    while true {
      while i < line.count, line[i] <= 0x20, line[i] != delimiter { i += 1 }
      var hasDoubled = false
      var field = i..<i
      if i < line.count, line[i] == quote {
        var end = i + 1
        while end < line.count, line[end] != quote || end + 1 < line.count && line[end + 1] == quote
        {
          hasDoubled = hasDoubled || line[end] == quote
          end += line[end] == quote ? 2 : 1
        }
        guard end < line.count else { return false }
        field = (i + 1)..<end
        i = end + 1
        while i < line.count, line[i] != delimiter { i += 1 }
      } else {
        while i < line.count, line[i] != delimiter { i += 1 }
        var end = i
        while end > field.lowerBound, line[end - 1] <= 0x20 { end -= 1 }
        field = field.lowerBound..<end
      }
      ranges.append(field)
      isDoubled.append(hasDoubled)
      if i >= line.count { return true }
      i += 1
    }
  }

  func write(_ index: Int, of line: Span<UInt8>, into rows: inout LineRows) {
    guard isDoubled[index] else { return rows.write(line.extracting(ranges[index])) }
    rows.write(bytes(index, of: line))
  }

  /// For headers and other lines that come seldom.
  func bytes(_ index: Int, of line: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var i = ranges[index].lowerBound
    while i < ranges[index].upperBound {
      bytes.append(line[i])
      i += isDoubled[index] && line[i] == UInt8(ascii: "\"") ? 2 : 1
    }
    return bytes
  }

  func texts(of line: Span<UInt8>) -> [String] {
    ranges.indices.map { String(decoding: bytes($0, of: line), as: UTF8.self) }
  }
}
