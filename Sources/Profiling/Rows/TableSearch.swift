import Recognition
import Tabular
import Vocabulary

/// Looks for rows in one table, or in a part of it.
struct TableSearch: Sendable {
  struct Entry: Sendable {
    /// Place among all that is wanted.
    var id: Int
    var row: WantedRow
    /// Place of the tag among those of the table, if the row is one of a tag.
    var series: Int?

    var isLine: Bool { row.line > 0 }
  }

  let table: RowTable
  let wanted: [Entry]
  let open: TableSource.Open
  let linesBefore: Int

  /// One search for each part that may hold some of what is wanted, in the order of the file.
  static func parts(_ table: RowTable, _ wanted: [Entry]) -> [TableSearch] {
    if wanted.isEmpty { return [] }
    let whole = TableSearch(
      table: table, wanted: wanted, open: table.table.source.open, linesBefore: 0)
    guard table.parts.count > 1, let cut = table.table.source.parts else { return [whole] }
    do throws(ReadError) {
      let opens = try cut(table.parts.count)
      guard opens.count == table.parts.count else { return [whole] }
      return zip(opens, table.parts).compactMap { open, part in
        let here = wanted.filter { entry in
          entry.isLine
            ? part.lines == 0
              || entry.row.line > part.linesBefore
                && entry.row.line <= part.linesBefore + part.lines
            : part.mayHold(entry.row.from, entry.row.to)
        }
        return here.isEmpty
          ? nil
          : TableSearch(table: table, wanted: here, open: open, linesBefore: part.linesBefore)
      }
    } catch {
      return [whole]
    }
  }

  /// The lines with the places of what they were wanted for, in the order of the file.
  func lines() -> [(place: Int, line: Int)] {
    hits(areShown: false).found.map { ($0.place, $0.row.line) }
  }

  /// The rows with the places of what they were wanted for, in the order of the file.
  func rows() -> [(place: Int, row: ShownRow)] { hits(areShown: true).found }

  private func hits(areShown: Bool) -> Hits {
    var hits = Hits(self, areShown: areShown)
    do throws(ReadError) {
      let reader = try open()
      var batch = Batch()
      if let reading = table.reading, wanted.contains(where: { !$0.isLine }) {
        var samples = SampleHits(reading, self)
        while !hits.areComplete, try reader.read(into: &batch) {
          batch.pad()
          hits.begin(batch)
          samples.find(in: batch, &hits)
          hits.findLines(in: batch)
        }
      } else {
        while !hits.areComplete, try reader.read(into: &batch) {
          hits.begin(batch)
          hits.findLines(in: batch)
        }
      }
      // The row behind the last may be in the next batch.
      if hits.isWaiting, try reader.read(into: &batch) { hits.begin(batch) }
    } catch {
      // A file that cannot be read to its end says so elsewhere; what was found before stands.
    }
    return hits
  }

  func shown(_ text: RowText, line: Int, as entry: Entry) -> ShownRow {
    let info = table.table.source.info
    var shown = ShownRow(path: table.table.path, line: line)
    shown.table = table.isOneOfMany ? info.name : nil
    let named = entry.row.word.flatMap { text.column(holding: $0) }
    let column = named ?? column(of: entry)
    shown.text = text.shown(around: named.map { [$0] } ?? columns(of: entry))
    if let column, column < text.count, column < info.header.count {
      shown.field = info.header[column]
      shown.value = text.field(column)
      if info.isSheet { shown.cell = Self.letters(ofColumn: column) + "\(line)" }
    }
    return shown
  }

  /// Whether a row is that of the tag, or holds the name, of an entry: one line may hold several.
  fileprivate func isMeant(_ batch: borrowing Batch, _ row: Int, _ entry: Entry) -> Bool {
    if let place = entry.series, let column = table.reading?.nameColumn,
      let name = table.series(place)?.name
    {
      let parts = table.reading?.nameParts ?? []
      if parts.isEmpty { return batch.string(row: row, column: column) == name }
      return SampleReading.name(
        parts.map { (batch.string(row: row, column: $0.column), $0.separator) })
        == name
    }
    return entry.row.word.map { text(batch, row).column(holding: $0) != nil } ?? true
  }

  fileprivate func text(_ batch: borrowing Batch, _ row: Int) -> RowText {
    RowText(batch, row, delimiter: table.table.source.info.delimiter)
  }

  /// `A` … `Z`, `AA` …
  private static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The columns that a row is shown around: the one to look at, and that of the tag's value.
  func columns(of entry: Entry) -> [Int] {
    let value = entry.series.flatMap { series in
      table.reading.map { $0.valueColumns[series % $0.width].index }
    }
    return [column(of: entry), value].compactMap { $0 }
  }

  fileprivate func column(of entry: Entry) -> Int? {
    if let role = entry.row.role, role != .value {
      // Of samples, the time is what they were read by.
      if role == .time, let reading = table.reading { return reading.timeColumn }
      if let column = table.table.column(role) { return column.index }
      // What names a thing, and when something was, may have another role in this table.
      return switch role {
      case .asset: table.table.column(.tag)?.index
      case .time: (table.table.column(.start) ?? table.table.column(.date))?.index
      case .start: (table.table.column(.date) ?? table.table.column(.time))?.index
      default: nil
      }
    }
    guard let reading = table.reading else { return nil }
    guard let series = entry.series else {
      return entry.row.role == nil ? nil : reading.valueColumns.first?.index
    }
    return reading.valueColumns[series % reading.width].index
  }
}

/// What was found so far.
private struct Hits {
  let search: TableSearch
  /// Whether rows are wanted as they are shown, or their lines alone.
  private let areShown: Bool
  private(set) var found: [(place: Int, row: ShownRow)] = []
  private var counts: [Int]
  private var missing: Int
  /// The lines that are wanted, ascending.
  private let lines: [(line: Int, place: Int)]
  private let linesBefore: Int
  /// The last row of the batch before.
  private var last: RowText?
  /// Places in `found` of rows that were the last of the batch before.
  private var waiting: [Int] = []

  init(_ search: TableSearch, areShown: Bool) {
    self.search = search
    self.areShown = areShown
    counts = Array(repeating: 0, count: search.wanted.count)
    missing = search.wanted.count
    linesBefore = search.linesBefore
    lines = search.wanted.enumerated().filter(\.element.isLine)
      .map { ($0.element.row.line, $0.offset) }.sorted { $0 < $1 }
  }

  var areComplete: Bool { missing == 0 }
  var isWaiting: Bool { !waiting.isEmpty }

  func wants(_ place: Int) -> Bool { counts[place] < search.wanted[place].row.most }

  mutating func begin(_ batch: borrowing Batch) {
    guard batch.rowCount > 0 else { return }
    if !waiting.isEmpty {
      let first = search.text(batch, 0)
      for place in waiting {
        let entry = search.wanted[found[place].place]
        found[place].row.after = first.shown(around: search.columns(of: entry))
      }
      waiting = []
    }
  }

  mutating func add(_ batch: borrowing Batch, _ row: Int, for place: Int) {
    counts[place] += 1
    let entry = search.wanted[place]
    if counts[place] == entry.row.most { missing -= 1 }
    guard areShown else {
      let line = batch.lines[row] + linesBefore
      found.append((place, ShownRow(path: search.table.table.path, line: line)))
      return
    }
    let columns = search.columns(of: entry)
    var shown = search.shown(
      search.text(batch, row), line: batch.lines[row] + linesBefore, as: entry)
    let before = row > 0 ? search.text(batch, row - 1) : last
    shown.before = before?.shown(around: columns) ?? header(above: shown.line)
    if row + 1 < batch.rowCount {
      shown.after = search.text(batch, row + 1).shown(around: columns)
    }
    if row == batch.rowCount - 1 { waiting.append(found.count) }
    found.append((place, shown))
  }

  /// The names of the columns, where they stand right above a row of a sheet.
  private func header(above line: Int) -> String? {
    let info = search.table.table.source.info
    guard info.isSheet, info.hasHeader, info.headerLine == line - 1 else { return nil }
    return info.header.joined(separator: RowText.separator)
  }

  /// The rows that begin at a wanted line, and ends the batch.
  mutating func findLines(in batch: borrowing Batch) {
    guard areShown, batch.rowCount > 0 else { return }
    if !lines.isEmpty {
      // An element of a document may come after those within it, which begin behind it.
      let first = (batch.lines.min() ?? 0) + linesBefore
      let end = (batch.lines.max() ?? 0) + linesBefore
      for (line, place) in lines where line >= first && line <= end && wants(place) {
        let same = batch.lines.indices.filter { batch.lines[$0] == line - linesBefore }
        let wanted = search.wanted[place]
        let meant =
          same.first { search.isMeant(batch, $0, wanted) }
          ?? wanted.row.word.flatMap { word in
            same.first { search.text(batch, $0).hasPart(word) }
          }
        // Another table of the file may have the one that is meant.
        if let row = meant ?? (search.table.isOneOfMany ? nil : same.first) {
          add(batch, row, for: place)
        }
      }
    }
    last = search.text(batch, batch.rowCount - 1)
  }
}

/// Samples of wanted tags in the batches of a table: other tags are not decoded.
private struct SampleHits: ~Copyable {
  private var decoder: SampleDecoder
  private var texts = SampleTexts()
  /// Of each value column that is read and each name, what is wanted.
  private var places: [[Int]] = []
  private let width: Int
  private let search: TableSearch

  init(_ reading: SampleReading, _ search: TableSearch) {
    self.search = search
    var names: [String: Int] = [:]
    var columns: [Int: Int] = [:]
    var kept: [Int] = []
    var series: [(place: Int, name: Int, column: Int)] = []
    for (place, entry) in search.wanted.enumerated() {
      guard !entry.isLine, let found = entry.series.flatMap({ search.table.series($0) })
      else { continue }
      let column = columns[found.column] ?? kept.count
      if column == kept.count {
        columns[found.column] = column
        kept.append(found.column)
      }
      var name = 0
      if reading.nameColumn != nil {
        name = names[found.name] ?? names.count
        names[found.name] = name
        if name == names.count - 1 { _ = texts.names.index(of: Array(found.name.utf8)) }
      }
      series.append((place, name, column))
    }
    width = kept.count
    let narrow = reading.only(kept, names: max(1, names.count))
    places = Array(repeating: [], count: width * max(1, names.count))
    for entry in series { places[entry.name * width + entry.column].append(entry.place) }
    if narrow.hasValueUnits { for _ in places { texts.units.append(-1) } }
    decoder = SampleDecoder(narrow)
  }

  mutating func find(in batch: borrowing Batch, _ hits: inout Hits) {
    decoder.begin(texts)
    decoder.decode(batch, texts)
    for row in 0..<decoder.columns.count {
      let name = Int(decoder.columns.names[row])
      if name < 0 { continue }
      let time = decoder.columns.times[row]
      for column in 0..<width {
        for place in places[name * width + column] {
          let wanted = search.wanted[place].row
          guard time >= wanted.from, time <= wanted.to, hits.wants(place) else { continue }
          let value = unsafe decoder.columns.values(column)[row]
          if NoNumber.isEmptyCell(value) { continue }
          if let asked = wanted.value, Float(asked) != Float(value) { continue }
          // A text has no value to compare.
          if value < wanted.low || value > wanted.high { continue }
          hits.add(batch, row, for: place)
        }
      }
    }
  }
}
