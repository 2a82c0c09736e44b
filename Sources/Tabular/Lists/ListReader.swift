/// Reads a table and leaves out what stands between its records.
final class ListReader: TableReader {
  var info: TableInfo { reader.info }
  var rejectedCount: Int { reader.rejectedCount }
  var rejects: [Reject] { omissions.rejects(path: path) + reader.rejects }
  var bytesRead: Int { reader.bytesRead }
  var nextLine: Int { reader.nextLine }
  var isCutCleanly: Bool { reader.isCutCleanly }

  private let reader: any TableReader
  private let furniture: PageFurniture
  private let path: String
  private var omissions = Omissions()

  init(_ reader: any TableReader, of path: String, without furniture: PageFurniture) {
    self.reader = reader
    self.path = path
    self.furniture = furniture
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    while try reader.read(into: &batch) {
      leaveOut(&batch)
      if batch.rowCount > 0 { return true }
    }
    return false
  }

  private func leaveOut(_ batch: inout Batch) {
    var kept = 0
    let width = batch.columnCount
    for row in 0..<batch.rowCount {
      if let kind = furniture.kind(of: row, in: batch) {
        if case .omission(let kind) = kind { omissions.add(kind, line: batch.lines[row]) }
        continue
      }
      if kept < row {
        for column in 0..<width {
          batch.starts[kept * width + column] = batch.starts[row * width + column]
          batch.ends[kept * width + column] = batch.ends[row * width + column]
        }
        batch.lines[kept] = batch.lines[row]
      }
      kept += 1
    }
    let extra = batch.rowCount - kept
    batch.starts.removeLast(extra * width)
    batch.ends.removeLast(extra * width)
    batch.lines.removeLast(extra)
  }
}
