import Vocabulary

extension FileFormat {
  /// A listing whose columns are held apart by blanks, as terminals, PHD and IP.21 print them.
  static let alignedColumns = FileFormat.lines("columns aligned by blanks", AlignedColumns.self)
}

/// The rows of a listing: fields with two blanks or more between them, which stand below the header, or fields of the widths
/// that a ruler under the header draws, as `------ ---` of SQL*Plus does.
struct AlignedColumns: DetectableLineFormat {
  let columns: [String]
  let preamble: [String]
  /// Where the text of each column may stand, by the lines of the head.
  private let places: [Range<Int>]
  /// The header and the lines above it, which may come again on each page.
  private let skipped: Set<[UInt8]>
  /// The lines above the header without their digits.
  private let titles: Set<[UInt8]>
  /// Whether a ruler says where fields begin and end.
  private let isRuled: Bool

  init?(head: [[UInt8]]) {
    if let ruled = AlignedColumns(ruled: head) {
      self = ruled
      return
    }
    isRuled = false
    let judgement = LinesAreAligned.inForce
    let split = head.map { AlignedColumns.fields(of: $0.span) }
    var counts: [Int: Int] = [:]
    for fields in split where fields.count > 1 { counts[fields.count, default: 0] += 1 }
    guard let width = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
      var first = split.firstIndex(where: { $0.count == width })
    else { return nil }
    // A title may have as many fields as the rows. The header comes again on each page as it is, a title with another number.
    let later = split.indices.prefix(first + AlignedColumns.mostTitles).first { i in
      i > first && split[i].count == width && head[(i + 1)...].contains(head[i])
        && !head[(first + 1)...].contains(head[first])
    }
    first = later ?? first
    let titles = Set(head[..<first].map(AlignedColumns.withoutDigits).filter { !$0.isEmpty })
    let rows = ((first + 1)..<head.count).filter {
      !AlignedColumns.isRule(head[$0]) && !head[...first].contains(head[$0])
        && !titles.contains(AlignedColumns.withoutDigits(head[$0]))
    }
    let whole = rows.filter { split[$0].count == width }
    guard judgement.areRows(whole.count, of: rows.count) else { return nil }
    // Another delimiter that comes as often in each line makes another table.
    for delimiter in DialectSniffer.candidates {
      let marks = Set(whole.map { head[$0].count { $0 == delimiter } })
      // A comma inside numbers is that of their decimals, unless the names have it between them too.
      let isDecimal =
        delimiter == UInt8(ascii: ",") && !head[first].contains(delimiter)
        && whole.allSatisfy { AlignedColumns.isInsideNumbers(delimiter, head[$0]) }
      if marks.count == 1, marks.first != 0, !isDecimal { return nil }
    }
    func text(_ row: Int, _ column: Int) -> ArraySlice<UInt8> { head[row][split[row][column]] }
    func isNumber(_ row: Int, _ column: Int) -> Bool {
      text(row, column).contains { $0 &- 0x30 < 10 }
        && text(row, column).allSatisfy { $0 &- 0x30 < 10 || "+-.,eE:/ T".utf8.contains($0) }
    }
    // Every line of a list has its numbers in the same columns; words that happen to have two blanks between them have none.
    let numbers = (0..<width).filter { column in
      whole.allSatisfy { isNumber($0, column) } && !isNumber(first, column)
    }
    guard !numbers.isEmpty else { return nil }
    var places = split[first]
    for row in whole {
      for column in 0..<width {
        places[column] =
          min(
            places[column].lowerBound, split[row][column].lowerBound)..<max(
            places[column].upperBound, split[row][column].upperBound)
      }
    }
    self.places = places
    columns = HeaderSearch.uniqueNames(
      (0..<width).map { String(decoding: text(first, $0), as: UTF8.self) }, count: width)
    preamble = head[..<first].map { String(decoding: $0, as: UTF8.self).trimmingBlanks() }
    skipped = Set(head[...first])
    self.titles = titles
  }

  /// Lines above the header among which it may be looked for.
  private static let mostTitles = 8

  /// A line of words as it is on each page, whatever its number; empty without words.
  private static func withoutDigits(_ line: [UInt8]) -> [UInt8] {
    let rest = line.filter { $0 > 0x20 && !($0 &- 0x30 < 10) }
    return rest.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 } ? rest : []
  }

  /// By the first ruler of several runs of dashes, under which nearly all lines are blank between its runs.
  private init?(ruled head: [[UInt8]]) {
    guard
      let ruler = head.indices.dropFirst().first(where: { i in
        AlignedColumns.runs(of: head[i]).count > 1 && head[i - 1].contains { $0 > 0x20 }
      })
    else { return nil }
    var places = AlignedColumns.runs(of: head[ruler])
    // Numbers may be wider than the last run.
    places[places.count - 1] = places[places.count - 1].lowerBound..<Int.max
    let rows = head[(ruler + 1)...].filter { line in
      line.contains { $0 > 0x20 } && !AlignedColumns.isRule(line) && line != head[ruler - 1]
    }
    let whole = rows.filter { AlignedColumns.isCut($0, by: places) }
    guard LinesAreAligned.inForce.areRows(whole.count, of: rows.count),
      AlignedColumns.isCut(head[ruler - 1], by: places)
    else { return nil }
    let names = places.map {
      String(decoding: AlignedColumns.cut(head[ruler - 1], $0), as: UTF8.self)
    }
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.places = places
    columns = HeaderSearch.uniqueNames(names, count: places.count)
    preamble = head[..<(ruler - 1)].map { String(decoding: $0, as: UTF8.self).trimmingBlanks() }
    skipped = Set(head[...ruler])
    titles = []
    isRuled = true
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    let bytes = line.indices.map { line[$0] }
    if AlignedColumns.isRule(bytes) || skipped.contains(bytes) { return }
    if !titles.isEmpty, titles.contains(AlignedColumns.withoutDigits(bytes)) { return }
    if isRuled {
      let fields = places.map { AlignedColumns.cut(bytes, $0) }
      // `60 rows selected.` may be blank where columns end, and has the first of them only.
      guard AlignedColumns.isCut(bytes, by: places),
        2 * fields.count(where: { !$0.isEmpty }) > fields.count
      else { return rows.reject("does not stand in the columns of the header") }
      for field in fields {
        rows.write(field.span)
        rows.endField()
      }
      return rows.endRow()
    }
    let fields = AlignedColumns.fields(of: line)
    var byColumn = [Range<Int>?](repeating: nil, count: columns.count)
    if fields.count == columns.count {
      byColumn = fields
    } else {
      // A field that is not there leaves its place empty.
      for field in fields {
        guard let column = places.firstIndex(where: { $0.overlaps(field) }), byColumn[column] == nil
        else {
          return rows.reject("has \(fields.count) fields where the header has \(columns.count)")
        }
        byColumn[column] = field
      }
    }
    for field in byColumn {
      if let field { rows.write(line.extracting(field)) }
      rows.endField()
    }
    rows.endRow()
  }

  /// The runs of dashes of a ruler; none of a line with anything else.
  private static func runs(of line: [UInt8]) -> [Range<Int>] {
    guard line.allSatisfy({ $0 == 0x2D || $0 == 0x20 || $0 == 0x0D }) else { return [] }
    return line.indices.split { line[$0] != 0x2D }.map {
      $0[$0.startIndex]..<$0[$0.endIndex - 1] + 1
    }
  }

  /// Whether a line is blank between all of its columns.
  private static func isCut(_ line: [UInt8], by places: [Range<Int>]) -> Bool {
    zip(places, places.dropFirst()).allSatisfy { left, right in
      (left.upperBound..<right.lowerBound).allSatisfy { $0 >= line.count || line[$0] <= 0x20 }
    }
  }

  /// The text of a column without the blanks around it.
  private static func cut(_ line: [UInt8], _ place: Range<Int>) -> [UInt8] {
    let range = min(place.lowerBound, line.count)..<min(place.upperBound, line.count)
    guard let first = range.first(where: { line[$0] > 0x20 }),
      let last = range.last(where: { line[$0] > 0x20 })
    else { return [] }
    return Array(line[first...last])
  }

  /// What stands between two blanks or more, or tabs.
  private static func fields(of line: Span<UInt8>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start: Int?
    var end = 0
    for i in line.indices {
      let isBlank = line[i] == 0x20 || line[i] == 0x09
      if isBlank { continue }
      if let begin = start, i - end >= 2 || i > end && line[end] == 0x09 {
        fields.append(begin..<end)
        start = i
      } else if start == nil {
        start = i
      }
      end = i + 1
    }
    if let start { fields.append(start..<end) }
    return fields
  }

  /// Whether a mark has a digit on both sides wherever it stands.
  private static func isInsideNumbers(_ mark: UInt8, _ line: [UInt8]) -> Bool {
    func isDigit(_ i: Int) -> Bool { line.indices.contains(i) && line[i] &- 0x30 < 10 }
    return line.indices.allSatisfy { line[$0] != mark || isDigit($0 - 1) && isDigit($0 + 1) }
  }

  /// `-----  -----` under a header.
  private static func isRule(_ line: [UInt8]) -> Bool {
    line.contains { $0 > 0x20 } && line.allSatisfy { "-=+| \t".utf8.contains($0) }
  }
}
