import Calendar
import Tabular

/// Looks in the rows behind the first for what they say of a zone that those leave open: an export that begins in winter
/// says `EST`, and only its summer tells whether that is New York.
enum LaterZones {
  /// A time of a later row for each column whose zone it tells, by column. Nothing is read where nothing is open.
  static func texts(of table: RecognizedTable, _ reader: any TableReader) -> [Int: String] {
    var open = table.columns.compactMap { column in
      column.otherZone.map { (column.index, $0) }
    }
    var found: [Int: String] = [:]
    var batch = Batch()
    // What cannot be read is told when the table is profiled.
    while !open.isEmpty, (try? reader.read(into: &batch)) == true {
      for (column, zone) in open where column < batch.columnCount {
        found[column] = text(in: batch, column, saying: zone)
      }
      open.removeAll { found[$0.0] != nil }
    }
    return found
  }

  private static func text(in batch: Batch, _ column: Int, saying zone: OtherZone) -> String? {
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<batch.rowCount {
        let range = batch.range(row: row, column: column)
        if unsafe zone.isSaid(UnsafeBufferPointer(rebasing: bytes[range])) {
          return unsafe String(decoding: bytes[range], as: UTF8.self)
        }
      }
      return nil
    }
  }
}
