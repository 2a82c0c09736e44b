/// Reads a table a second time, as far as a row that calls itself one of totals, to see whether the numbers above prove it.
///
/// Few tables have such rows, so that the others pay nothing for it.
final class TotalsHistory {
  /// Readers of the rows that follow each other; line numbers are compared with those of the last one.
  private var left: ArraySlice<TableSource.Open>
  private let furniture: PageFurniture
  private var reader: (any TableReader)?
  private var batch = Batch()
  private var row = 0
  private var proof = TotalsProof(.inForce)

  init(_ readers: [TableSource.Open], _ furniture: PageFurniture) {
    left = readers[...]
    self.furniture = furniture
  }

  /// Whether the row of a line, which comes after those asked for before, is one of totals. False where the rows above it
  /// cannot be read again.
  func isTotal(line: Int) -> Bool {
    while advance() {
      let isTotal = proof.absorb(batch, row, as: furniture.kind(of: row, in: batch))
      row += 1
      if left.isEmpty, batch.lines[row - 1] == line { return isTotal }
    }
    return false
  }

  /// Goes to the next row; false at the end.
  private func advance() -> Bool {
    while row >= batch.rowCount {
      row = 0
      if let reader, let isRead = try? reader.read(into: &batch), isRead { continue }
      batch.removeAll()
      reader = nil
      guard let next = left.popFirst(), let opened = try? next() else { return false }
      reader = opened
    }
    return true
  }
}
