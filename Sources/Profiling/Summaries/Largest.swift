/// An entry that `Largest` can rank.
package protocol Rankable: BitwiseCopyable {
  var size: Double { get }
  /// Where it stands in the series; of two of one size, the first counts as larger.
  var order: Int64 { get }
  /// Whether it counts as larger than another one of its size and order, from which it differs.
  func isAhead(of other: Self) -> Bool
}

/// Keeps the `limit` largest entries: a set that does not depend on the order of the offers.
///
/// Entries gather behind a floor, and now and then the smallest are dropped and the floor rises; an offer costs a few
/// nanoseconds, where a heap would move entries on each.
package struct Largest<Entry: Rankable>: ~Copyable {
  /// Smaller sizes than this cannot enter.
  package private(set) var floor = -Double.infinity
  private var floorOrder = Int64.max
  private var entries = PlainArray<Entry>()
  private let limit: Int
  /// Of the entries that are smaller than this, only the largest is kept.
  private var least = -Double.infinity
  /// The floor below which there was no room.
  private var fullFloor = -Double.infinity
  private var fullOrder = Int64.max

  package init(limit: Int) { self.limit = limit }

  /// The most entries that gather before some are dropped.
  private var room: Int { limit + max(12, limit / 8) }

  /// Whether an entry of this size and order can enter.
  @inline(__always)
  package func admits(_ size: Double, _ order: Int64) -> Bool {
    size > floor || (size == floor && order <= floorOrder)
  }

  /// Adds an entry that `admits` let through.
  mutating func add(_ entry: Entry) {
    if floor < least {
      // There is only one, which is smaller than this.
      entries.removeAll()
      (floor, floorOrder) = entry.size < least ? (entry.size, .min) : (least, .max)
    }
    if entries.count == room { trim() }
    entries.grow(most: room)
    entries.append(entry)
  }

  package mutating func offer(_ entry: Entry) {
    if admits(entry.size, entry.order) { add(entry) }
  }

  /// Keeps only the largest of the entries that are smaller than this, from now on.
  package mutating func prune(below least: Double) {
    self.least = least
    var kept = 0
    var small: Entry?
    for i in 0..<entries.count {
      let entry = entries[i]
      if entry.size >= least {
        entries[kept] = entry
        kept += 1
      } else if small.map({ Largest.precedes(entry, $0) }) ?? true {
        small = entry
      }
    }
    entries.removeLast(entries.count - kept)
    if kept > 0 {
      (floor, floorOrder) = fullFloor > least ? (fullFloor, fullOrder) : (least, .max)
    } else if let small {
      entries.append(small)
      (floor, floorOrder) = (small.size, .min)
    }
    entries.shrink()
  }

  /// The largest first.
  package mutating func finish() -> [Entry] {
    trim()
    return entries.array.sorted { Largest.precedes($0, $1) }
  }

  @inline(__always)
  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.size != b.size { return a.size > b.size }
    return a.order != b.order ? a.order < b.order : a.isAhead(of: b)
  }

  /// Drops all but the largest.
  private mutating func trim() {
    guard entries.count > limit else { return }
    // Hoare's selection: afterwards the largest `limit` come first, and the smallest of them is the last.
    var low = 0
    var high = entries.count - 1
    let target = limit - 1
    while low < high {
      let pivot = entries[low + (high - low) / 2]
      var i = low
      var j = high
      while i <= j {
        while Largest.precedes(entries[i], pivot) { i += 1 }
        while Largest.precedes(pivot, entries[j]) { j -= 1 }
        if i <= j {
          entries.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if target <= j {
        high = j
      } else if target >= i {
        low = i
      } else {
        break
      }
    }
    entries.removeLast(entries.count - limit)
    (floor, floorOrder) = (entries[target].size, entries[target].order)
    (fullFloor, fullOrder) = (floor, floorOrder)
  }
}
