import Calendar
import Tabular
import Vocabulary

/// Looks in the rows behind the first for what they say and those leave open.
///
/// An export that begins in winter says `EST`, and only its summer tells whether that is New York. A list of samples, one tag after the
/// other, may begin with one that has whole numbers only, so that a later one tells the decimal sign.
enum LaterRows {
  /// A text of a later row for each column of which it tells what was open, by column. Nothing is read where nothing is open.
  static func texts(of table: RecognizedTable, _ reader: any TableReader) -> [Int: String] {
    var zones = table.columns.compactMap { column in
      column.otherZone.map { (column.index, $0) }
    }
    var signs = columnsWithoutSign(table)
    var found: [Int: String] = [:]
    var batch = Batch()
    // What cannot be read is told when the table is profiled.
    while !zones.isEmpty || !signs.isEmpty, (try? reader.read(into: &batch)) == true {
      for (column, zone) in zones where column < batch.columnCount {
        found[column] = unsafe text(in: batch, column) { unsafe zone.isSaid($0) }
      }
      for column in signs where column < batch.columnCount {
        found[column] = unsafe text(in: batch, column) { unsafe tellsSign($0) }
      }
      zones.removeAll { found[$0.0] != nil }
      signs.removeAll { found[$0] != nil }
    }
    return found
  }

  /// The columns of values of a text whose first numbers are whole, where no other column has a decimal sign either. Between commas,
  /// none is expected but the dot.
  private static func columnsWithoutSign(_ table: RecognizedTable) -> [Int] {
    guard table.kind == .samples, let delimiter = table.source.info.delimiter, delimiter != ",",
      table.decimal == nil
    else { return [] }
    return table.columns.filter {
      $0.role == .value && ($0.type == .integer || $0.type == .boolean)
    }.map(\.index)
  }

  /// Whether a field is a number of which one comma or dot can only be the decimal sign: `23,4`, and not `1.234`.
  private static func tellsSign(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 2, text.count < 24 else { return false }
    var behind: Int?
    for i in text.indices {
      let byte = unsafe text[i]
      switch byte {
      case 0x30...0x39: if let digits = behind { behind = digits + 1 }
      case 0x2C, 0x2E:
        if behind != nil || i == 0 { return false }
        behind = 0
      case 0x2D, 0x2B: if i != 0 { return false }
      default: return false
      }
    }
    return behind.map { $0 > 0 && $0 != 3 } ?? false
  }

  private static func text(
    in batch: Batch, _ column: Int, _ tells: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> String? {
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<batch.rowCount {
        let range = batch.range(row: row, column: column)
        if unsafe tells(UnsafeBufferPointer(rebasing: bytes[range])) {
          return unsafe String(decoding: bytes[range], as: UTF8.self)
        }
      }
      return nil
    }
  }
}
