import Calendar
import Recognition
import Tabular
import Vocabulary

/// Settles the order of day and month in the tables whose first rows leave it open: from all rows, then from the other
/// dates of the rows, then from the files beside it, then from what the other sources cover.
struct DateOrderSearch: Sendable {
  /// A column whose order is open, with what all of its rows tell.
  private struct Column: Sendable {
    var index: Int
    var evidence = DateOrderEvidence()

    mutating func absorb(_ batch: borrowing Batch) {
      guard index < batch.columnCount else { return }
      for row in 0..<batch.rowCount {
        let range = batch.range(row: row, column: index)
        unsafe batch.bytes.withUnsafeBufferPointer { bytes in
          unsafe evidence.absorb(UnsafeBufferPointer(rebasing: bytes[range]))
        }
      }
    }
  }

  private(set) var table: RecognizedTable
  private var columns: [Column] = []
  /// For pairs of a start and an end: rows in which they are in order, by the order they are read in.
  private var startsBeforeEnds: [(order: DateOrder, right: Int, wrong: Int)] = []

  /// `nil` for a table whose dates are clear.
  init?(_ table: RecognizedTable) {
    self.table = table
    columns = table.columns.filter { $0.times?.isDateOrderProvisional ?? false }
      .map { Column(index: $0.index) }
    if columns.isEmpty { return nil }
  }

  /// True when some column is still open.
  var isOpen: Bool { table.columns.contains { $0.times?.isDateOrderAmbiguous ?? false } }

  /// Reads all rows, as far as the file can be read.
  mutating func readRows() {
    do throws(ReadError) {
      let reader = try table.source.open()
      var batch = Batch()
      while try reader.read(into: &batch) {
        for i in columns.indices { columns[i].absorb(batch) }
        absorbPairs(batch)
      }
    } catch {
      // What is wrong with the file is told when it is profiled.
    }
    for column in columns {
      guard let decision = column.evidence.decision else {
        leaveOpen(column)
        continue
      }
      settle(column.index, decision.order, decision.reason)
    }
    settleByColumnsOfTheTable()
    settleByPairs()
  }

  private mutating func settle(_ index: Int, _ order: DateOrder, _ reason: String) {
    guard let i = table.columns.firstIndex(where: { $0.index == index }),
      let notation = table.columns[i].times?.ordered(order)
    else { return }
    table.columns[i].times = notation
    table.columns[i].dateReadings = nil
    // What the first rows told is the last of the reasons.
    table.columns[i].reasons = table.columns[i].reasons.dropLast() + [reason]
  }

  private mutating func leaveOpen(_ column: Column) {
    guard let i = table.columns.firstIndex(where: { $0.index == column.index }),
      let likely = column.evidence.candidates.first,
      var notation = table.columns[i].times?.ordered(likely.order)
    else { return }
    notation.isDateOrderAmbiguous = true
    notation.isDateOrderProvisional = true
    table.columns[i].times = notation
    table.columns[i].dateReadings = column.evidence.consequences
  }

  private func open() -> [Column] {
    columns.filter { column in
      table.columns.contains {
        $0.index == column.index && $0.times?.isDateOrderAmbiguous ?? false
      }
    }
  }

  /// Another date of the rows, written the same way, is clear.
  private mutating func settleByColumnsOfTheTable() {
    for column in open() {
      guard let notation = table.columns.first(where: { $0.index == column.index })?.times else {
        continue
      }
      let clear = table.columns.filter { other in
        guard let times = other.times, !times.isDateOrderAmbiguous, let order = times.dateOrder,
          let mine = notation.ordered(order)
        else { return false }
        return mine.pattern.prefix(8) == times.pattern.prefix(8)
      }
      let orders = clear.compactMap { $0.times?.dateOrder }
      guard let order = orders.first, orders.allSatisfy({ $0 == order }),
        column.evidence.allows(order)
      else { continue }
      settle(column.index, order, "written as in column '\(clear[0].name)', where it is clear")
    }
  }

  // MARK: Start and end

  private mutating func absorbPairs(_ batch: borrowing Batch) {
    guard let start = pairColumn(.start), let end = pairColumn(.end) else { return }
    if startsBeforeEnds.isEmpty {
      startsBeforeEnds = [(.dayMonthYear, 0, 0), (.monthDayYear, 0, 0)]
    }
    for i in startsBeforeEnds.indices {
      guard let first = start.ordered(startsBeforeEnds[i].order),
        let second = end.ordered(startsBeforeEnds[i].order)
      else { continue }
      let (a, b) = (TimestampParser(first), TimestampParser(second))
      for row in 0..<batch.rowCount {
        let from = batch.instant(row: row, column: start.column, a)
        let to = batch.instant(row: row, column: end.column, b)
        guard from != TimestampParser.invalid, to != TimestampParser.invalid else { continue }
        if from <= to { startsBeforeEnds[i].right += 1 } else { startsBeforeEnds[i].wrong += 1 }
      }
    }
  }

  private func pairColumn(_ role: ColumnRole) -> PairColumn? {
    guard let column = table.column(role), let times = column.times,
      columns.contains(where: { $0.index == column.index })
    else { return nil }
    return PairColumn(column: column.index, times: times)
  }

  private struct PairColumn {
    var column: Int
    var times: TimestampNotation
    func ordered(_ order: DateOrder) -> TimestampNotation? { times.ordered(order) }
  }

  /// Nothing ends before it starts.
  private mutating func settleByPairs() {
    let right = startsBeforeEnds.filter { $0.wrong == 0 && $0.right > 0 }
    guard right.count == 1, startsBeforeEnds.contains(where: { $0.wrong > 0 }) else { return }
    for column in open() where column.evidence.allows(right[0].order) {
      guard [.start, .end].contains(table.columns[column.index].role) else { continue }
      settle(column.index, right[0].order, "only in this order does nothing end before it starts")
    }
  }

  // MARK: Other files

  /// Takes over what is clear in columns of the same name in files of the same folder and system.
  mutating func settle(by others: [RecognizedTable]) {
    let folder = DateOrderSearch.folder(table.path)
    let siblings = others.filter {
      $0.system == table.system && DateOrderSearch.folder($0.path) == folder
    }
    for column in open() {
      guard let mine = table.columns.first(where: { $0.index == column.index }),
        let notation = mine.times
      else { continue }
      var orders: [(order: DateOrder, path: String)] = []
      for sibling in siblings {
        for its in sibling.columns where its.name == mine.name {
          guard let times = its.times, !times.isDateOrderProvisional, let order = times.dateOrder,
            notation.ordered(order)?.pattern == times.pattern
          else { continue }
          orders.append((order, sibling.path))
        }
      }
      guard let first = orders.first, orders.allSatisfy({ $0.order == first.order }),
        column.evidence.allows(first.order)
      else { continue }
      settle(column.index, first.order, "written as in \(first.path), where it is clear")
    }
  }

  /// Takes the order in which the dates lie within what the other sources cover, if in every other they lie outside.
  mutating func settle(within window: ClosedRange<Int64>) {
    for column in open() {
      let readings = column.evidence.candidates
      let inside = readings.filter {
        window.contains($0.earliest) && window.contains($0.latest)
      }
      guard inside.count == 1 else { continue }
      settle(
        column.index, inside[0].order,
        "only in this order do the dates lie within what the other sources cover")
    }
  }

  private static func folder(_ path: String) -> Substring {
    path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }
}

extension Batch {
  fileprivate func instant(row: Int, column: Int, _ parser: TimestampParser) -> Int64 {
    guard column < columnCount else { return TimestampParser.invalid }
    let range = range(row: row, column: column)
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe parser.parse(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }
}
