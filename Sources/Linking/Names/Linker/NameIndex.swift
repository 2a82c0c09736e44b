/// Positions of records by keys, in arrays of plain numbers: no key has memory of its own, so that a million names take tens
/// of megabytes.
struct NameIndex {
  struct Entry {
    /// Well mixed, as `Population.BlockKey.mixed` is.
    var key: UInt64
    var value: Int32
  }

  /// The entries, sorted by key and value.
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  /// Where the keys with the same first bits begin.
  private var starts: [Int32] = [0, 0]
  private var shift: UInt64 = 63

  init() {}

  /// - Parameters:
  ///   - entries: Each once.
  ///   - most: A key with more values is left out.
  init(_ entries: consuming [Entry], most: Int = .max) {
    guard !entries.isEmpty else { return }
    let bits = max(1, Int.bitWidth - entries.count.leadingZeroBitCount - 1)
    shift = UInt64(UInt64.bitWidth - bits)
    starts = Array(repeating: 0, count: (1 << bits) + 1)
    for place in entries.indices { starts[Int(entries[place].key >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    Self.swap(&entries, intoBucketsAt: starts, shift: shift)
    var kept = 0
    var start = 0
    for bucket in 1..<starts.count {
      let end = Int(starts[bucket])
      let first = kept
      let crowded = Self.keys(of: entries, in: start..<end, withMoreThan: most)
      for place in start..<end where crowded.isEmpty || !crowded.contains(entries[place].key) {
        entries[kept] = entries[place]
        kept += 1
      }
      Self.sort(&entries, first..<kept)
      starts[bucket] = Int32(kept)
      start = end
    }
    keys = (0..<kept).map { entries[$0].key }
    values = (0..<kept).map { entries[$0].value }
  }

  /// Brings each entry to its bucket without a second array of them.
  private static func swap(
    _ entries: inout [Entry], intoBucketsAt starts: [Int32], shift: UInt64
  ) {
    var next = starts
    for bucket in 0..<starts.count - 1 {
      while next[bucket] < starts[bucket + 1] {
        let place = Int(next[bucket])
        let own = Int(entries[place].key >> shift)
        if own != bucket { entries.swapAt(place, Int(next[own])) }
        next[own] += 1
      }
    }
  }

  /// Keys of a bucket that have more entries than `most`.
  private static func keys(of entries: [Entry], in bucket: Range<Int>, withMoreThan most: Int)
    -> Set<UInt64>
  {
    guard bucket.count > most else { return [] }
    var counts: [UInt64: Int] = [:]
    for place in bucket { counts[entries[place].key, default: 0] += 1 }
    return Set(counts.lazy.filter { $0.value > most }.map(\.key))
  }

  private static func sort(_ entries: inout [Entry], _ bucket: Range<Int>) {
    // A slice that is sorted is copied, and most buckets have an entry or two.
    guard bucket.count <= 32 else {
      entries[bucket].sort { ($0.key, $0.value) < ($1.key, $1.value) }
      return
    }
    for place in bucket.dropFirst() {
      let entry = entries[place]
      var hole = place
      while hole > bucket.lowerBound,
        (entry.key, entry.value) < (entries[hole - 1].key, entries[hole - 1].value)
      {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
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
}
