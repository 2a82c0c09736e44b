extension FileFormat {
  static let adapterLog = lines("MTConnect adapter log", AdapterLog.self)
}

/// What an MTConnect adapter sends (SHDR): `time|item|value|item|value`, conditions as
/// `time|item|level|code|severity|qualifier|text`, messages as `time|item|code|text`.
///
/// An item that is `UNAVAILABLE` has no value, and that as its quality.
///
/// Commands (`* …`) and assets (`@…@`) are no samples. A condition's value is its level, a message's its text.
struct AdapterLog: DetectableLineFormat {
  let columns = ["time", "tag", "value", "quality"]
  private static let multiline = Array("--multiline--".utf8)

  private var fields = LineFields()
  /// The line that ends the asset whose lines are being read.
  private var assetEnd: [UInt8]?

  /// A delimited table without a header may look alike, but all its lines have as many fields.
  init?(head: [[UInt8]]) {
    let lines = head.filter { $0[0] != UInt8(ascii: "*") }
    var widths: Set<Int> = []
    var valid = 0
    var skipped = 0
    for line in lines {
      if skipsAsset(line.span) {
        skipped += 1
        continue
      }
      guard Self.isTime(line.span), fields.split(line.span, at: UInt8(ascii: "|")),
        fields.count >= 3, !fields.ranges[1].isEmpty
      else { continue }
      valid += 1
      widths.insert(fields.count)
    }
    assetEnd = nil
    guard valid > 0, valid * 4 >= (lines.count - skipped) * 3,
      widths.count > 1 || widths == [3] || lines.count < head.count
    else { return nil }
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if line[0] == UInt8(ascii: "*") || skipsAsset(line) { return }
    guard Self.isTime(line), fields.split(line, at: UInt8(ascii: "|")), fields.count >= 3 else {
      return rows.reject("is not of the form 'time|item|value'")
    }
    if fields.ranges[1].isEmpty || line[fields.ranges[1].lowerBound] == UInt8(ascii: "@") { return }
    var time = fields.ranges[0]
    // `time@duration`
    if let at = time.first(where: { line[$0] == UInt8(ascii: "@") }) { time = time.lowerBound..<at }
    if isCondition(line) { return add(line, time, item: 1, value: 2, into: &rows) }
    if fields.count == 4 { return add(line, time, item: 1, value: 3, into: &rows) }
    guard fields.count % 2 == 1 else {
      return rows.reject("has an item without a value")
    }
    for item in stride(from: 1, to: fields.count, by: 2) {
      add(line, time, item: item, value: item + 1, into: &rows)
    }
  }

  /// Whether the line is one of an asset that goes over several: `time|@ASSET@|id|type|--multiline--TAG` up to a line that is
  /// `--multiline--TAG` alone.
  private mutating func skipsAsset(_ line: Span<UInt8>) -> Bool {
    if let end = assetEnd {
      if line.count == end.count, end.indices.allSatisfy({ line[$0] == end[$0] }) { assetEnd = nil }
      return true
    }
    guard let last = (0..<line.count).last(where: { line[$0] == UInt8(ascii: "|") }),
      line.count > last + Self.multiline.count,
      Self.multiline.indices.allSatisfy({ line[last + 1 + $0] == Self.multiline[$0] })
    else { return false }
    assetEnd = (last + 1..<line.count).map { line[$0] }
    return true
  }

  private func add(
    _ line: Span<UInt8>, _ time: Range<Int>, item: Int, value: Int, into rows: inout LineRows
  ) {
    rows.add(line.extracting(time))
    rows.add(line.extracting(fields.ranges[item]))
    let text = line.extracting(fields.ranges[value])
    let isUnavailable = Unavailable.isMeant(text)
    if isUnavailable { rows.endField() }
    rows.add(text)
    if !isUnavailable { rows.endField() }
    rows.endRow()
  }

  /// Six fields behind the time are a condition when the second is a level and the code below it no name of an item with a
  /// value.
  private func isCondition(_ line: Span<UInt8>) -> Bool {
    guard fields.count == 7 else { return false }
    let level = line.extracting(fields.ranges[2])
    // Three items that are all unavailable look alike, but for the code.
    if Unavailable.isMeant(level) { return fields.ranges[3].isEmpty }
    return FormatWords.inForce.conditionLevels.contains { level.isWord($0) }
  }

  /// Whether the line begins like `2016-10-07T00:00:00`.
  private static func isTime(_ line: Span<UInt8>) -> Bool {
    guard line.count > 20 else { return false }
    return line[4] == UInt8(ascii: "-") && line[7] == UInt8(ascii: "-")
      && line[10] == UInt8(ascii: "T") && line[13] == UInt8(ascii: ":")
  }
}

/// What MTConnect says in place of a value that the device does not give.
enum Unavailable {
  private static let word = FormatWords.inForce.unavailable

  /// Case does not matter: conditions write `Unavailable`.
  static func isMeant(_ value: Span<UInt8>) -> Bool { value.isWord(word) }
}

extension Span<UInt8> {
  /// Whether it is this word of letters in lower case, whatever its own case.
  fileprivate func isWord(_ word: [UInt8]) -> Bool {
    count == word.count && word.indices.allSatisfy { self[$0] | 0x20 == word[$0] }
  }
}
