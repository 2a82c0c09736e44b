/// Positions of records by keys, in arrays of plain numbers: no key has memory of its own, so that a million names take tens
/// of megabytes.
struct NameIndex {
  struct Entry {
    /// Well mixed, as `Population.BlockKey.mixed` is.
    var key: UInt64
    var value: Int32
  }

  /// The entries, sorted by key and value, each once.
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  /// Where the keys with the same first bits begin.
  private var starts: [Int32] = [0, 0]
  private var shift: UInt64 = 63

  init() {}

  init(_ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    let bits = max(1, Int.bitWidth - entries.count.leadingZeroBitCount - 1)
    shift = UInt64(UInt64.bitWidth - bits)
    var places = [Int32](repeating: 0, count: (1 << bits) + 1)
    for entry in entries { places[Int(entry.key >> shift) + 1] += 1 }
    for bucket in 1..<places.count { places[bucket] += places[bucket - 1] }
    let edges = places
    var sorted = [Entry](repeating: Entry(key: 0, value: 0), count: entries.count)
    for entry in entries {
      let bucket = Int(entry.key >> shift)
      sorted[Int(places[bucket])] = entry
      places[bucket] += 1
    }
    starts = [0]
    starts.reserveCapacity(edges.count)
    keys.reserveCapacity(entries.count)
    values.reserveCapacity(entries.count)
    for bucket in 1..<edges.count {
      let range = Int(edges[bucket - 1])..<Int(edges[bucket])
      if range.count > 1 {
        sorted[range].sort { ($0.key, $0.value) < ($1.key, $1.value) }
      }
      for place in range {
        let entry = sorted[place]
        if keys.count > Int(starts[bucket - 1]), keys[keys.count - 1] == entry.key,
          values[values.count - 1] == entry.value
        {
          continue
        }
        keys.append(entry.key)
        values.append(entry.value)
      }
      starts.append(Int32(keys.count))
    }
  }

  /// The values of a key, ascending.
  subscript(key: UInt64) -> ArraySlice<Int32> {
    let bucket = Int(key >> shift)
    var low = Int(starts[bucket])
    var high = Int(starts[bucket + 1])
    if high - low > 8 {
      // The first of the key.
      var end = high
      while low < end {
        let middle = (low + end) / 2
        if keys[middle] < key { low = middle + 1 } else { end = middle }
      }
      end = high
      var first = low
      while first < end {
        let middle = (first + end) / 2
        if keys[middle] <= key { first = middle + 1 } else { end = middle }
      }
      return values[low..<first]
    }
    while low < high, keys[low] != key { low += 1 }
    high = low
    while high < Int(starts[bucket + 1]), keys[high] == key { high += 1 }
    return values[low..<high]
  }

  /// How many values a key has.
  func count(_ key: UInt64) -> Int { self[key].count }
}
