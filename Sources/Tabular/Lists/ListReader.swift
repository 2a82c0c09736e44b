/// Reads a table and leaves out what stands between its records.
final class ListReader: TableRewriter {
  var info: TableInfo { source.info }
  var rejects: [Reject] { omissions.rejects(path: path) + source.rejects }

  let source: any TableReader
  private let furniture: PageFurniture
  private let path: String
  private var omissions = Omissions()
  private let totals: TotalsHistory

  /// `history` opens the rows again: those before this part of the table, and those of the part itself.
  init(
    _ source: any TableReader, of path: String, without furniture: PageFurniture,
    history: [TableSource.Open]
  ) {
    self.source = source
    self.path = path
    self.furniture = furniture
    totals = TotalsHistory(history, furniture)
  }

  func rewrite(_ batch: inout Batch) {
    batch.compact { batch, row in
      switch furniture.kind(of: row, in: batch) {
      case nil: return true
      case .rule: break
      case .omission(let kind): omissions.add(kind, line: batch.lines[row])
      case .totals:
        guard totals.isTotal(line: batch.lines[row]) else { return true }
        omissions.add(.summary, line: batch.lines[row])
      }
      return false
    }
  }
}
