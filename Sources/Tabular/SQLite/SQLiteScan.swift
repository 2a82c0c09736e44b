/// One SELECT over rows that lie in a table, or that a view computes.
struct SQLiteScan: Sendable {
  /// What is read, in messages: `the table 'x'`.
  var subject: String
  /// Everything but a condition.
  var select: String
  /// The table's name in quotes, and what its row numbers are called; `nil` where rows have none.
  var rowNumbers: (table: String, name: String)?
  /// Rows of a part.
  var range: ClosedRange<Int64>?
  /// Steps that a view may take; `nil` for stored rows, which are as many as the file has room for.
  var steps: Int?

  var sql: String {
    guard let range, let rowNumbers else { return select }
    return
      "\(select) WHERE d.\(rowNumbers.name) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
  }

  /// All columns of a table, in the order of its row numbers.
  static func table(_ name: String, columns: [String]) -> SQLiteScan {
    let quoted = quoted(name)
    return SQLiteScan(
      subject: "the table '\(name)'", select: "SELECT * FROM \(quoted) AS d NOT INDEXED",
      rowNumbers: rowNumbers(of: columns).map { (quoted, $0) })
  }

  static func view(_ name: String, steps: Int) -> SQLiteScan {
    SQLiteScan(
      subject: "the view '\(name)'", select: "SELECT * FROM \(quoted(name))", steps: steps)
  }

  static func quoted(_ name: String) -> String {
    var quoted = "\""
    for character in name.unicodeScalars {
      quoted.unicodeScalars.append(character)
      if character == "\"" { quoted.unicodeScalars.append(character) }
    }
    return quoted + "\""
  }

  /// A name of the row number that no column has taken.
  static func rowNumbers(of columns: [String]) -> String? {
    let taken = Set(columns.map { $0.lowercased() })
    return ["rowid", "_rowid_", "oid"].first { !taken.contains($0) }
  }

  /// Cuts scans that follow each other into parts of about the same span of row numbers; empty where they cannot be cut.
  static func cut(
    _ scans: [SQLiteScan], into count: Int, _ connection: SQLiteConnection
  ) throws(ReadError) -> [[SQLiteScan]] {
    var spans: [ClosedRange<Int64>?] = []
    for scan in scans {
      guard let (table, name) = scan.rowNumbers else { return [] }
      let bounds = try? connection.prepare(
        "SELECT (SELECT min(\(name)) FROM \(table)), (SELECT max(\(name)) FROM \(table))",
        reading: scan.subject)
      // A table without row numbers does not know the name.
      guard let bounds, try bounds.step() else { return [] }
      guard let first = bounds.integer(0), let last = bounds.integer(1), first <= last else {
        spans.append(nil)
        continue
      }
      spans.append(first...last)
    }
    let total = spans.reduce(0) { $0 + width($1) }
    let share = max(1, (total / Double(count)).rounded(.up))
    var parts: [[SQLiteScan]] = [[]]
    var room = share
    for (scan, span) in zip(scans, spans) {
      guard var rest = span else { continue }
      while true {
        if room < 1 {
          parts.append([])
          room = share
        }
        let isLast = width(rest) <= room
        let end = isLast ? rest.upperBound : rest.lowerBound + Int64(room) - 1
        var piece = scan
        piece.range = rest.lowerBound...end
        parts[parts.count - 1].append(piece)
        room -= width(piece.range)
        if end == rest.upperBound { break }
        rest = (end + 1)...rest.upperBound
      }
    }
    return parts
  }

  private static func width(_ range: ClosedRange<Int64>?) -> Double {
    range.map { Double($0.upperBound) - Double($0.lowerBound) + 1 } ?? 0
  }
}
