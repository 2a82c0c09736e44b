import Recognition

/// A made-up historian export with the things that happen in real ones: bad quality, texts instead of numbers, repeated
/// times, late rows, silences of a tag and of the whole plant, values that stand still, and numbers that mean "missing".
///
/// The same layout, size, tags and seed give the same bytes on every machine: all randomness is SplitMix64 and no function
/// of the C library takes part. Memory grows with the tags, never with the bytes.
package struct SyntheticExport {
  let layout: Layout
  /// The export ends with the first row that reaches so many bytes.
  let byteCount: Int
  private var random: SplitMix64
  private var signals: [SyntheticSignal] = []
  private var streams: [RowStream] = []
  private var schedule = Schedule()
  private var text: RowText

  /// Signals that a machine of the keyed layout has.
  static let keyedColumns = [
    "Temperature [degC]", "Pressure [bar]", "Vibration [mm/s]", "Current [A]", "Flow [m3/h]",
    "Level [%]", "Speed [rpm]", "Torque [Nm]",
  ]
  /// Milliseconds since 1970 of 2024-01-01.
  private static let start: Int64 = 1_704_067_200_000
  /// The whole plant is silent twice for half an hour, at these shares of the bytes.
  private static let outages = [0.3, 0.7]
  private static let outageLength: Int64 = 1_800_000

  /// Tags are rounded up to whole machines in the keyed layout.
  package init(_ layout: Layout, byteCount: Int, tagCount: Int, seed: UInt64 = 42) {
    self.layout = layout
    self.byteCount = byteCount
    random = SplitMix64(state: seed)
    text = RowText(layout)
    let perRow =
      switch layout.shape {
      case .long: 1
      case .wide: tagCount
      case .keyed: SyntheticExport.keyedColumns.count
      }
    for first in stride(from: 0, to: tagCount, by: perRow) {
      let number = streams.count
      let base =
        layout.shape == .long
        ? RowStream.baseIntervals[random.weighted(RowStream.baseWeights)]
        : layout.shape == .wide ? 5000 : 10_000
      let begin = SyntheticExport.start + Int64(random.unit() * Double(base))
      streams.append(
        RowStream(
          signals: first..<first + perRow, machine: "PACK-\(100 + number)", base: base,
          jitter: number % 4 == 0 ? 0.02 : 0.2, next: layout.times.rounded(begin)))
      schedule.push(streams[number].next, number)
      for i in first..<first + perRow {
        let name =
          layout.shape == .keyed
          ? "\(streams[number].machine)/\(SyntheticExport.keyedColumns[i - first])"
          : SyntheticSignal.name(i, isAwkward: layout.isQuoted && i % 50 == 7)
        signals.append(
          SyntheticSignal(name: name, number: i, base: base, random: &random))
      }
    }
  }

  /// Hands the bytes over in parts of about 1 MB and returns what is in them.
  package mutating func write(to sink: ([UInt8]) throws -> Void) rethrows -> [SignalTruth] {
    text.header(layout, tags: signals.map(\.truth.tag))
    var written = 0
    var outages = SyntheticExport.outages.map { Int($0 * Double(byteCount)) }
    var silentUntil = Int64.min
    while written + text.bytes.count < byteCount {
      let (time, number) = schedule.pop()
      if let position = outages.first, written + text.bytes.count >= position {
        outages.removeFirst()
        silentUntil = time + SyntheticExport.outageLength
      }
      if time < silentUntil {
        let resumed = silentUntil + time % streams[number].base
        streams[number].next = layout.times.rounded(resumed)
      } else {
        writeRow(number)
      }
      schedule.push(streams[number].next, number)
      if text.bytes.count >= 1 << 20 {
        try sink(text.bytes)
        written += text.bytes.count
        text.bytes.removeAll(keepingCapacity: true)
      }
    }
    try sink(text.bytes)
    text.bytes.removeAll()
    return signals.map(\.truth)
  }

  private mutating func writeRow(_ number: Int) {
    let time = layout.times.rounded(streams[number].rowTime(&random))
    text.beginRow(layout, time: time, tag: layout.shape == .keyed ? streams[number].machine : nil)
    for i in streams[number].signals {
      var cell = signals[i].cell(&random, mayBeSilent: layout.shape != .long)
      var quality = SyntheticSignal.Quality.none
      if layout.shape == .long {
        quality = SyntheticSignal.quality(&random)
        // A row without a value is still a sample that says so.
        text.sample(layout, tag: signals[i].truth.tag, time: time, cell, signals[i], quality)
      } else {
        // In a cell of its own, a word for nothing is as good as nothing.
        text.cell(layout, cell, signals[i])
        if case .nothing = cell { cell = .absent }
      }
      signals[i].count(time, cell, quality)
    }
    text.endRow(layout)
    streams[number].plan(&random, step: layout.times.step)
  }
}

/// Whatever writes rows at its own pace: a tag, a machine or the whole table.
private struct RowStream {
  static let baseIntervals: [Int64] = [1000, 5000, 10_000, 30_000, 60_000]
  static let baseWeights = [0.1, 0.2, 0.4, 0.2, 0.1]

  let signals: Range<Int>
  let machine: String
  /// Milliseconds from row to row, give or take the share `jitter`.
  let base: Int64
  let jitter: Double
  var next: Int64
  private var newest = Int64.min

  init(signals: Range<Int>, machine: String, base: Int64, jitter: Double, next: Int64) {
    self.signals = signals
    self.machine = machine
    self.base = base
    self.jitter = jitter
    self.next = next
  }

  /// The time to write: seldom one that was written before, or one that arrives late.
  mutating func rowTime(_ random: inout SplitMix64) -> Int64 {
    let chance = random.unit()
    guard newest > Int64.min, chance < 0.002 else {
      newest = next
      return next
    }
    if chance < 0.001 { return newest }
    return newest - 1000 - Int64(random.unit() * Double(base))
  }

  /// When the next row comes: about one interval later, seldom after a missed sample, more seldom after a long silence.
  mutating func plan(_ random: inout SplitMix64, step: Int64) {
    var intervals = 1 + jitter * (2 * random.unit() - 1)
    let chance = random.unit()
    if chance < 0.0005 {
      intervals = 10 + random.unit() * 190
    } else if chance < 0.0025 {
      intervals = 2 + random.unit() * 2
    }
    let time = next + Int64(Double(base) * intervals)
    next = max(next + step, (time + step / 2) / step * step)
  }
}

/// The streams by the time of their next row; a binary heap with the earliest on top.
private struct Schedule {
  private var entries: [(time: Int64, stream: Int)] = []

  mutating func push(_ time: Int64, _ stream: Int) {
    entries.append((time, stream))
    var i = entries.count - 1
    while i > 0, entries[i] < entries[(i - 1) / 2] {
      entries.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop() -> (time: Int64, stream: Int) {
    entries.swapAt(0, entries.count - 1)
    let earliest = entries.removeLast()
    var i = 0
    while true {
      var least = i
      for child in [2 * i + 1, 2 * i + 2]
      where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == i { return earliest }
      entries.swapAt(i, least)
      i = least
    }
  }
}

struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 ..< 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Mean 0 and variance 1, bell-shaped, at most 3.5 from the middle.
  mutating func bell() -> Double { (unit() + unit() + unit() + unit() - 2) * 1.7320508 }

  /// A place in the weights, which sum to 1.
  mutating func weighted(_ weights: [Double]) -> Int {
    var rest = unit()
    for (i, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return i }
    }
    return weights.count - 1
  }
}
