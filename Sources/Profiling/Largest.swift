/// Keeps the `limit` largest entries by size; a binary heap with the smallest on top.
package struct Largest<Entry: Sendable>: Sendable {
  package private(set) var entries: [(size: Double, entry: Entry)] = []
  private let limit: Int

  package init(limit: Int) { self.limit = limit }

  /// Sizes up to this one cannot enter.
  @inline(__always)
  package var threshold: Double {
    entries.count < limit ? -.infinity : entries[0].size
  }

  package mutating func offer(_ size: Double, _ entry: Entry) {
    if entries.count < limit {
      entries.append((size, entry))
      var i = entries.count - 1
      while i > 0, entries[(i - 1) / 2].size > entries[i].size {
        entries.swapAt(i, (i - 1) / 2)
        i = (i - 1) / 2
      }
    } else if size > entries[0].size {
      entries[0] = (size, entry)
      sink(0)
    }
  }

  private mutating func sink(_ start: Int) {
    var i = start
    while true {
      var smallest = i
      for child in [2 * i + 1, 2 * i + 2]
      where child < entries.count && entries[child].size < entries[smallest].size {
        smallest = child
      }
      if smallest == i { return }
      entries.swapAt(i, smallest)
      i = smallest
    }
  }

  /// Removes the first entry that matches and returns it.
  package mutating func remove(where matches: (Entry) -> Bool) -> Entry? {
    guard let i = entries.firstIndex(where: { matches($0.entry) }) else { return nil }
    let entry = entries[i].entry
    let rest = entries.enumerated().filter { $0.offset != i }.map(\.element)
    entries = []
    for (size, entry) in rest { offer(size, entry) }
    return entry
  }

  package mutating func merge(_ other: Largest<Entry>) {
    for (size, entry) in other.entries { offer(size, entry) }
  }
}
