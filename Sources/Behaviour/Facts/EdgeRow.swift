import Profiling
import Recognition
package import Vocabulary

/// The first or the last row of a table by what its times say.
package struct EdgeRow: Sendable, Equatable {
  /// UTC seconds; `nil` of a table without times, whose first row stands for it.
  package var time: Double?
  package var line: Int
  /// The tag, of samples.
  package var tag: String?
  /// Role of the column with the time.
  package var role: ColumnRole?
}

/// Looks for the first and the last row of a table, in written time.
struct EdgeRows {
  private typealias Row = (time: Int64, line: Int, tag: String?, role: ColumnRole)
  private var first: Row?
  private var last: Row?
  /// Line of its first row, 0 without one.
  private var line = 0

  init(_ content: ProfiledTable.Content) {
    switch content {
    case .samples(let tags):
      for tag in tags where tag.profile.samples > 0 {
        let profile = tag.profile
        add((profile.first, profile.firstLine, tag.tag, .time))
        add((profile.last, profile.lastLine, tag.tag, .time))
      }
    case .records(let table):
      line = table.records.first?.line ?? 0
      for record in table.records {
        for (time, role) in [
          (record.time, ColumnRole.time), (record.start, .start), (record.end, .end),
        ] {
          if let time { add((time, record.line, nil, role)) }
        }
      }
    }
  }

  private mutating func add(_ row: Row) {
    if row.time < first?.time ?? .max { first = row }
    if row.time > last?.time ?? .min { last = row }
  }

  /// Both in UTC seconds.
  func facts(_ utc: (Int64) -> Double) -> (first: EdgeRow?, last: EdgeRow?) {
    func edge(_ row: Row) -> EdgeRow {
      EdgeRow(time: utc(row.time), line: row.line, tag: row.tag, role: row.role)
    }
    let alone = line > 0 ? EdgeRow(time: nil, line: line, tag: nil, role: nil) : nil
    return (first.map(edge) ?? alone, last.map(edge))
  }
}
