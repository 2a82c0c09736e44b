/// Finds the delimiter of a text by trying each candidate on its first records.
struct DialectSniffer {
  static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  struct Guess {
    var delimiter: UInt8?
    var records: [HeadRecord]
  }

  var bytes: [UInt8]
  var isWhole: Bool
  private static let recordLimit = 400

  /// Line feed where there is one; a text that only has carriage returns ends its lines with them.
  var newline: UInt8 {
    !bytes.contains(0x0A) && bytes.contains(0x0D) ? 0x0D : 0x0A
  }

  func guess() -> Guess {
    if let declared = declaredDelimiter {
      return Guess(delimiter: declared, records: records(declared))
    }
    var best: (score: Double, guess: Guess)?
    for candidate in Self.candidates where bytes.contains(candidate) {
      let guess = Guess(delimiter: candidate, records: records(candidate))
      let score = score(guess.records, candidate)
      if score > max(best?.score ?? 0, 0.25) { best = (score, guess) }
    }
    return best?.guess ?? Guess(delimiter: nil, records: records(nil))
  }

  /// The delimiter that a first line `sep=;` names.
  var declaredDelimiter: UInt8? {
    let start = Array("sep=".utf8)
    guard bytes.count >= 5, bytes.prefix(4).map({ $0 | 0x20 }) == start.map({ $0 | 0x20 }) else {
      return nil
    }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.count == 5 && Self.candidates.contains(line[4]) ? line[4] : nil
  }

  private func records(_ delimiter: UInt8?) -> [HeadRecord] {
    HeadParser(bytes: bytes, delimiter: delimiter, newline: newline, isWhole: isWhole)
      .records(limit: Self.recordLimit)
  }

  /// From 0 to 1: how evenly the records split, times how clean their fields are.
  private func score(_ records: [HeadRecord], _ delimiter: UInt8) -> Double {
    let counted = records.filter { !$0.isBlank && $0.fields.first?.hasPrefix("#") != true }
    guard let width = Self.commonWidth(counted) else { return 0 }
    let first = counted.firstIndex { $0.fields.count == width } ?? 0
    let table = counted[first...]
    let fitting = table.filter { $0.fields.count == width }
    // Long preambles are rare; a delimiter that only a few records have in common is chance.
    let share = Double(fitting.count) / Double(max(table.count, (counted.count + 1) / 2))
    // One word above numbers with one comma each: a column of decimal commas.
    let isNumberColumn = fitting.allSatisfy { $0.fields.allSatisfy { $0.utf8.allSatisfy(isDigit) } }
    if delimiter == 0x2C, width == 2, first > 0, isNumberColumn { return 0 }
    var fieldCount = 0
    var clean = 0.0
    for field in fitting.lazy.flatMap(\.fields) where !field.isEmpty {
      fieldCount += 1
      clean += Self.cleanliness(field, delimiter)
    }
    guard fieldCount > 0 else { return 0 }
    let cleanliness = clean / Double(fieldCount)
    // Lines above the table that do not split speak a little against the delimiter.
    return share * cleanliness * cleanliness * (1 - 0.02 * Double(min(first, 5)))
  }

  /// The number of fields, at least two, that most records have.
  private static func commonWidth(_ records: [HeadRecord]) -> Int? {
    var counts: [Int: Int] = [:]
    for record in records where record.fields.count > 1 {
      counts[record.fields.count, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// How well a field holds together: another delimiter in it makes it doubtful, above all between digits. A comma
  /// between digits is a decimal sign and one before a blank belongs to prose.
  private static func cleanliness(_ field: String, _ delimiter: UInt8) -> Double {
    let text = Array(field.utf8)
    var worst = 1.0
    for (i, byte) in text.enumerated() where candidates.contains(byte) && byte != delimiter {
      let before = i > 0 ? text[i - 1] : 0
      let after = i + 1 < text.count ? text[i + 1] : 0
      let isBetweenDigits = isDigit(before) && isDigit(after)
      if byte == 0x2C {
        if !isBetweenDigits, after != 0x20, after != 0 { worst = min(worst, 0.4) }
      } else if after != 0x20 || byte == 0x09 {
        worst = min(worst, isBetweenDigits || byte == 0x09 ? 0 : 0.3)
      }
    }
    return worst
  }

}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
