import Calendar
import Vocabulary

// Finds the header of a table among its first rows. Text files and sheets share it.
//
// Three facts decide. A header is wide: title lines above it fill few cells. A header holds names: no time stands in a
// column of times. And a header differs from what is below it: names stand over numbers.

/// Where the names and the rows of a table are.
struct HeaderSearch: Equatable {
  /// The row that names the columns, or `nil`.
  var headerRow: Int?
  /// The first row of values.
  var firstRow: Int
  /// One name per column, unique; trailing columns without name and value are left out.
  var names: [String]
  /// Rows beside the header that say more of the columns, such as units and descriptions.
  var labels: [[String]] = []
  /// The unit of each column, when a row right under the header says it; otherwise empty.
  var units: [String?] = []

  /// Judges by at most some hundred rows, each with its fields trimmed and as many as the file writes.
  init(rows: [[String]], judgement: LinesAboveHeader = .inForce) {
    let widths = rows.map { row in row.count { !$0.isEmpty } }.filter { $0 > 0 }.sorted()
    let typical = widths.upperMedian ?? 0
    let needed = judgement.leastCells(usual: typical)
    let isComment = rows.map { $0.first?.hasPrefix("#") ?? false }
    let commentEnd = isComment.prefix { $0 }.count
    let top = Self.top(rows, from: commentEnd, needed: needed, typical: typical)

    headerRow = nil
    firstRow = min(top, rows.count)
    var header: [String] = []
    if top < rows.count, Self.isHeader(rows[top], over: rows[(top + 1)...]) {
      headerRow = top
      header = rows[top]
    } else if commentEnd > 0, commentEnd < rows.count,
      let comment = Self.uncommented(rows[commentEnd - 1]),
      comment.count(where: { !$0.isEmpty }) >= needed
    {
      headerRow = commentEnd - 1
      header = comment
      firstRow = commentEnd
    }
    // A table with names and no rows yet.
    if headerRow == nil, top == rows.count - 1, Self.isNamesOnly(rows[top]) {
      headerRow = top
      header = rows[top]
    }
    if let headerRow, headerRow >= firstRow {
      firstRow = headerRow + 1
      if let under = UnitsRow(rows[firstRow...]) {
        units = rows[under.row].map { $0.isEmpty || $0 == "-" ? nil : $0 }
        firstRow = under.end
      }
    }
    if let first = headerRow, let last = Self.lastLabel(rows, below: first) {
      let named = Self.named(rows, first...last.row, timeColumn: last.timeColumn)
      headerRow = named
      header = rows[named]
      firstRow = max(firstRow, last.row + 1)
      labels = (first...last.row).filter { $0 != named }.map { rows[$0] }
    }

    if let row = headerRow, row > 0, Self.tellsObjects(rows[row - 1], above: header) {
      labels.insert(rows[row - 1], at: 0)
    }

    let used = rows[min(firstRow, rows.count)...].map { row in
      (row.lastIndex { !$0.isEmpty } ?? -1) + 1
    }
    let named = (header.lastIndex { !$0.isEmpty } ?? -1) + 1
    // A row that is wider than the header has no column for its last fields.
    let count =
      headerRow == nil
      ? max(Self.usualWidth(used), 1) : max(named, min(Self.usualWidth(used), header.count))
    names = Self.uniqueNames(header, count: count)
    if !units.isEmpty {
      units = (0..<count).map { $0 < units.count ? units[$0] : nil }
    }
  }

  /// The first row of the table: its header, or its first values. The number of rows when there is none.
  private static func top(_ rows: [[String]], from start: Int, needed: Int, typical: Int) -> Int {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    let wide = rows.indices.filter { row in row >= start && filled(rows[row]) >= needed }
    guard let first = wide.first else { return rows.count }
    // A line above the table may split too, but seldom into as many fields as the rows.
    var top = wide.first { rows[$0].count == usual } ?? first
    if top != first, !isHeader(rows[top], over: rows[(top + 1)...]) { top = first }
    // Of lines of names the fuller one is the header, the others a title.
    while let next = rows[(top + 1)...].firstIndex(where: { filled($0) > filled(rows[top]) }),
      filled(rows[top]) < min(typical, filled(rows[next])),
      isHeader(rows[next], over: rows[(next + 1)...])
    {
      top = next
    }
    return top
  }

  /// Labels stand between the names and the first time: units, descriptions, how the values were fetched.
  private static func lastLabel(
    _ rows: [[String]], below header: Int
  ) -> (row: Int, timeColumn: Int)? {
    let below = rows[(header + 1)...].prefix(200)
    let width = rows[header].count
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    func kind(_ column: Int) -> CellKind {
      CellKind.mostCommon(below.map { cell($0, column) }.filter { !$0.isEmpty })
    }
    guard below.count > 1, let time = (0..<min(width, 8)).first(where: { kind($0) == .time }),
      let data = below.prefix(16).firstIndex(where: { CellKind(cell($0, time)) == .time }),
      data > header + 1
    else { return nil }
    let numbers = (0..<width).filter { $0 != time && kind($0) == .number }
    let last = (header + 1..<data).last { i in
      rows[i].first?.hasPrefix("#") == true
        || numbers.contains { CellKind(cell(rows[i], $0)) == .text }
    }
    return last.map { ($0, time) }
  }

  /// Which of the rows above the values names the columns: one that calls the times by their name, or whose texts look like
  /// tags.
  private static func named(
    _ rows: [[String]], _ candidates: ClosedRange<Int>, timeColumn: Int
  ) -> Int {
    func score(_ i: Int) -> Double {
      let row = rows[i]
      let isTime = timeColumn < row.count && isTimeWord(row[timeColumn])
      return (isTime ? 2 : 0)
        + tagLikeness(row.enumerated().filter { $0.offset != timeColumn }.map(\.element))
    }
    let first = candidates.lowerBound
    if timeColumn < rows[first].count, isTimeWord(rows[first][timeColumn]) { return first }
    let full = candidates.filter { filled(rows[$0]) + 1 >= filled(rows[first]) }
    return full.max { (score($0), $1) < (score($1), $0) } ?? first
  }

  /// Whether a line above the names says whose they are: the names come again, and with it none does.
  private static func tellsObjects(_ above: [String], above names: [String]) -> Bool {
    let named = names.indices.filter {
      $0 < above.count && !above[$0].isEmpty && !names[$0].isEmpty
    }
    guard named.count + 1 >= names.count, Set(named.map { names[$0] }).count < named.count else {
      return false
    }
    return Set(named.map { above[$0] + "\u{1F}" + names[$0] }).count == named.count
      && named.allSatisfy { CellKind(above[$0]) == .text }
  }

  private static func isTimeWord(_ text: String) -> Bool {
    let text = text.lowercased()
    return TimeWords.inForce.columnWords.contains { text.contains($0) }
  }

  /// The share of texts that are written as tags are: a digit or a separator in one long word. Units such as `kg/m3` are short.
  static func tagLikeness(_ names: [String]) -> Double {
    let filled = names.filter { !$0.isEmpty }
    let tags = filled.filter { name in
      name.count >= 5 && !name.contains(" ") && (name.count >= 8 || !name.contains("/"))
        && name.contains { $0.isNumber || "._:/\\-".contains($0) }
    }
    return filled.isEmpty ? 0 : Double(tags.count) / Double(filled.count)
  }

  private static func filled(_ row: [String]) -> Int { row.count { !$0.isEmpty } }

  /// The width that rows reach: the largest that at least one in a hundred has, so that one broken row adds no column.
  private static func usualWidth(_ used: [Int]) -> Int {
    let sorted = used.sorted(by: >)
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count / 50, sorted.count - 1)]
  }

  /// `# time, value` without its mark; a first column that is called `#` keeps its name.
  private static func uncommented(_ row: [String]) -> [String]? {
    guard let first = row.first else { return nil }
    let name = String(first.drop { $0 == "#" }.drop { $0 == " " })
    return [name.isEmpty ? first : name] + row.dropFirst()
  }

  private static func isNamesOnly(_ row: [String]) -> Bool {
    row.count { !$0.isEmpty } > 1
      && row.allSatisfy { $0.isEmpty || CellKind($0) == .text } && Set(row).count == row.count
  }

  /// Whether the first wide row names the columns of the rows below it.
  private static func isHeader(_ candidate: [String], over below: ArraySlice<[String]>) -> Bool {
    let rows = below.prefix(200)
    guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else {
      return isNamesOnly(candidate)
    }
    var namesOverValues = 0
    var valuesOverValues = 0
    var repeated = 0
    var plainNamesOverCodes = 0
    var texts = 0
    for (column, cell) in candidate.enumerated() where !cell.isEmpty {
      let values = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
      let kind = CellKind(cell)
      let common = CellKind.mostCommon(values)
      if kind == .time, common == .time { return false }
      if kind == .text, common == .time { return true }
      if kind == .text {
        texts += 1
        if common == .number { namesOverValues += 1 }
        if values.contains(cell) { repeated += 1 }
        if common == .text, !hasDigit(cell), values.count(where: hasDigit) * 2 > values.count {
          plainNamesOverCodes += 1
        }
      } else if common == kind {
        valuesOverValues += 1
      }
    }
    let evidence = namesOverValues + plainNamesOverCodes
    if evidence > 0 {
      // A word over codes is weaker: a number in the same row, over numbers, outdoes it.
      let isOutdone = namesOverValues == 0 && evidence == valuesOverValues
      return evidence >= valuesOverValues && !isOutdone && evidence >= repeated
    }
    let filled = candidate.count { !$0.isEmpty }
    // All text: names are different from each other and from what is below.
    return filled > 1 && texts == filled && repeated == 0 && Set(candidate).count == candidate.count
  }

  private static func hasDigit(_ text: String) -> Bool {
    text.utf8.contains { 0x30...0x39 ~= $0 }
  }

  /// Names for `count` columns: `column 3` where there is none, ` (2)` behind a name that was there before.
  static func uniqueNames(_ header: [String], count: Int) -> [String] {
    var taken: Set<String> = Set(header.prefix(count))
    var seen: Set<String> = []
    return (0..<count).map { column in
      var name = column < header.count ? header[column] : ""
      let isMissing = name.isEmpty
      if isMissing { name = UnnamedColumn.name(column) }
      if seen.insert(name).inserted, !(isMissing && taken.contains(name)) { return name }
      var number = 2
      while taken.contains("\(name) (\(number))") || seen.contains("\(name) (\(number))") {
        number += 1
      }
      let unique = "\(name) (\(number))"
      taken.insert(unique)
      seen.insert(unique)
      return unique
    }
  }
}
