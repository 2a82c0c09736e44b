import Recognition
import Tabular

/// Looks for rows that are lines of a file: for the lines of samples first, in the pieces of the file that may hold them, and
/// then for the text of all lines together.
struct LineSearch {
  private typealias Entry = TableSearch.Entry

  private let table: RowTable
  private let wanted: [TableSearch.Entry]

  init(_ table: RowTable, _ wanted: [TableSearch.Entry]) {
    self.table = table
    self.wanted = wanted
  }

  /// The rows with the places of what they were wanted for, those of samples in the order of the file.
  func rows() -> [(id: Int, row: ShownRow)] {
    texts(of: wanted.filter(\.isLine) + samples(wanted.filter { !$0.isLine }))
  }

  /// The entries of samples as such of the lines where they were found.
  private func samples(_ wanted: [Entry]) -> [Entry] {
    if wanted.isEmpty { return [] }
    var found: [Entry] = []
    /// How many are not found yet, of what is wanted.
    var left = Dictionary(wanted.map { ($0.id, $0.row.most) }, uniquingKeysWith: max)
    func search(_ here: [Entry], linesBefore: Int, _ open: @escaping TableSource.Open) {
      let open = TableSearch(
        table: table, wanted: here.compactMap { $0.needing(left[$0.id] ?? 0) }, open: open,
        linesBefore: linesBefore)
      if open.wanted.isEmpty { return }
      for (place, line) in open.lines() {
        var entry = open.wanted[place]
        guard let count = left[entry.id], count > 0 else { continue }
        left[entry.id] = count - 1
        entry.row.line = line
        found.append(entry)
      }
    }
    let pieces = table.pieces.all
    // The unit behind the first value of a series is that of all.
    guard let piece = table.table.source.piece, table.reading?.hasValueUnits == false,
      !pieces.isEmpty
    else {
      for part in TableSearch.parts(table, wanted) {
        search(part.wanted, linesBefore: part.linesBefore, part.open)
      }
      return found
    }
    for (i, here) in pieces.enumerated() {
      let bytes = table.pieces.bytes(i)
      search(
        wanted.filter { here.span.mayHold($0.row.from, $0.row.to) },
        linesBefore: here.place.linesBefore
      ) { () throws(ReadError) in try piece(bytes) }
    }
    return found
  }

  /// The rows of lines.
  private func texts(of entries: [Entry]) -> [(id: Int, row: ShownRow)] {
    guard let fetch = table.table.source.lines, let delimiter = table.table.source.info.delimiter
    else { return [] }
    let search = TableSearch(
      table: table, wanted: entries, open: table.table.source.open, linesBefore: 0)
    do throws(ReadError) {
      let lines = try fetch(
        entries.flatMap { [$0.row.line - 1, $0.row.line, $0.row.line + 1] }, table.pieces.places)
      return entries.compactMap { entry in
        let line = entry.row.line
        let columns = search.columns(of: entry)
        let rows = (line - 1...line + 1).map {
          lines[$0].map {
            RowText(
              line: $0, delimiter: delimiter, around: columns, isWhole: entry.row.word != nil)
          }
        }
        guard let text = rows[1] else { return nil }
        var shown = search.shown(text, line: line, as: entry)
        shown.before = rows[0]?.shown(around: columns)
        shown.after = rows[2]?.shown(around: columns)
        return (entry.id, shown)
      }
    } catch {
      return []
    }
  }
}

extension TableSearch.Entry {
  /// The entry for so many rows; `nil` for none.
  fileprivate func needing(_ count: Int) -> TableSearch.Entry? {
    if count == 0 { return nil }
    var entry = self
    entry.row.most = min(row.most, count)
    return entry
  }
}
