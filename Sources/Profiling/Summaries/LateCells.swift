/// Where late samples lie: cells that widen when there are more than 256 of them, whatever the order they came in.
package struct LateCells: ~Copyable {
  private static let capacity = 256
  private var cells = PlainArray<Int64>()
  private(set) var shift: Int64 = 0

  package init(shift: Int64 = 0) {
    self.shift = shift
  }

  package mutating func add(_ key: Int64) { insert(key >> shift) }

  private mutating func insert(_ cell: Int64) {
    var from = 0
    var to = cells.count
    while from < to {
      let middle = (from + to) / 2
      if cells[middle] < cell { from = middle + 1 } else { to = middle }
    }
    if from < cells.count, cells[from] == cell { return }
    cells.insert(cell, at: from)
    while cells.count > LateCells.capacity { widen() }
  }

  private mutating func widen() {
    var n = 0
    for i in 0..<cells.count {
      let cell = cells[i] >> 1
      if n == 0 || cells[n - 1] != cell {
        cells[n] = cell
        n += 1
      }
    }
    cells.removeLast(cells.count - n)
    shift += 1
  }

  /// First and last key of each cell that lies between the two.
  package func cells(between start: Int64, and end: Int64) -> [(first: Int64, last: Int64)] {
    var found: [(first: Int64, last: Int64)] = []
    for i in 0..<cells.count {
      let first = cells[i] << shift
      let last = first + (Int64(1) << shift) - 1
      if first > start, last < end { found.append((first, last)) }
    }
    return found
  }
}
