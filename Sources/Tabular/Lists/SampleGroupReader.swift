/// Reads a table sample by sample: a row for each group of each row that has a time and a value.
final class SampleGroupReader: TableRewriter {
  let info: TableInfo
  let source: any TableReader
  private let groups: SampleGroups
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var lines: [Int] = []
  /// Bytes of names behind those of the batch.
  private var written = 0

  init(_ source: any TableReader, _ groups: SampleGroups, info: TableInfo) {
    self.source = source
    self.groups = groups
    self.info = info
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    repeat {
      // A reader that writes over the bytes would leave the names where they are, and the batch would grow with each read.
      batch.bytes.removeLast(min(written, batch.bytes.count))
      written = 0
      guard try source.read(into: &batch) else { return false }
      rewrite(&batch)
    } while batch.rowCount == 0
    return true
  }

  /// Fields stay where they are; names go behind them.
  func rewrite(_ batch: inout Batch) {
    let length = batch.bytes.count
    func write(_ text: String) -> Range<Int> {
      let start = batch.bytes.count
      batch.bytes += Array(text.utf8)
      return start..<batch.bytes.count
    }
    let tags = groups.groups.map { write($0.tag) }
    let units = groups.groups.map { write($0.unit) }
    written = batch.bytes.count - length
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    for row in 0..<batch.rowCount {
      for (i, group) in groups.groups.enumerated() {
        let time = batch.range(row: row, column: group.time)
        let value = batch.range(row: row, column: group.value)
        if time.isEmpty || value.isEmpty { continue }
        add(tags[i])
        add(time)
        add(value)
        if groups.hasQuality {
          add(group.quality.map { batch.range(row: row, column: $0) } ?? 0..<0)
        }
        if groups.hasUnit { add(units[i]) }
        lines.append(batch.lines[row])
      }
    }
    swap(&starts, &batch.starts)
    swap(&ends, &batch.ends)
    swap(&lines, &batch.lines)
    batch.columnCount = info.header.count
  }

  private func add(_ field: Range<Int>) {
    starts.append(Int32(truncatingIfNeeded: field.lowerBound))
    ends.append(Int32(truncatingIfNeeded: field.upperBound))
  }
}
