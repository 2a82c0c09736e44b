/// A series that was written on a faster grid than its values come on.
package struct Resampling: Sendable, Equatable {
  package enum Method: String, Sendable {
    /// The last value is repeated until the next one.
    case held
    /// Rows between two values lie on the line between them.
    case interpolated
    /// A row is the mean of the values since the last one. Only names tell it.
    case averaged
  }
  package var method: Method
  /// Seconds from one really new value to the next.
  package var period: Double

  package init(method: Method, period: Double) {
    self.method = method
    self.period = period
  }
}

extension SeriesProfile {
  /// How the series was resampled; `nil` where nothing proves that it was.
  ///
  /// Real values change, and lines through them bend, at any row of the grid. Where all changes, or all bends, lie in the
  /// same row of every so many, the rows between were made up from those.
  package var resampling: Resampling? {
    guard !windows.isRestless else { return nil }
    return ResamplingSearch(windows.all, grid: intervals.typical)?.result()
  }
}

/// Looks for a period in the rows in which something happens.
private struct ResamplingSearch {
  /// Rows of the grid in which something happened, ascending, with what came of it in units of the resolution; and how
  /// many rows the unbroken stretches have that something happened in.
  private struct Events {
    var rows: [Int] = []
    var outcomes: [Double] = []
    var stretches: [Int] = []
  }

  private let windows: [SampleWindows.Sample]
  /// Microseconds.
  private let step: Double
  /// The smallest step, but no less than what single precision can hold.
  private var resolution = 0.0
  private var changes = 0

  /// `nil` for a series that is too short, not on a grid, or constant. `grid` is in seconds.
  init?(_ windows: [SampleWindows.Sample], grid: Double?) {
    guard let grid, windows.count >= 32 else { return nil }
    self.windows = windows
    step = grid * 1e6
    var smallest = Double.infinity
    var largest = 0.0
    var neighbours = 0
    for i in 1..<windows.count where isNext(i) {
      neighbours += 1
      let size = abs(windows[i].value - windows[i - 1].value)
      largest = max(largest, abs(windows[i].value))
      guard size > 0 else { continue }
      changes += 1
      smallest = min(smallest, size)
    }
    guard neighbours * 10 >= 8 * windows.count, changes > 0 else { return nil }
    resolution = max(smallest, 4e-7 * largest)
  }

  /// Whether a sample comes one row of the grid behind the one before it.
  private func isNext(_ i: Int) -> Bool {
    abs(Double(windows[i].time - windows[i - 1].time) - step) <= 0.02 * step
  }

  func result() -> Resampling? {
    if canRepeat(changes), let period = period(of: events(change), isSingle: true) {
      return Resampling(method: .held, period: Double(period) * step * 1e-6)
    }
    if let period = heldPeriod { return Resampling(method: .held, period: period * step * 1e-6) }
    let bends = (1..<windows.count).count { bend($0) != nil }
    guard canRepeat(bends), let period = period(of: events(bend), isSingle: false) else {
      return nil
    }
    return Resampling(method: .interpolated, period: Double(period) * step * 1e-6)
  }

  /// Whether so few events may all lie in every other row.
  private func canRepeat(_ count: Int) -> Bool {
    count >= 8 && count * 19 <= windows.count * 10 + 320
  }

  /// The rows from one change to the next, on the average, where they are always as many or one more: the period of the
  /// values is no multiple of the grid. `nil` otherwise.
  private var heldPeriod: Double? {
    let longest = SampleWindows.samplesPerStretch
    var counts = [Int](repeating: 0, count: longest + 1)
    var rows = 0
    var isCounting = false
    var levels: Set<Double> = []
    for i in 1..<windows.count {
      guard isNext(i) else {
        isCounting = false
        continue
      }
      rows += 1
      guard let level = change(i) else { continue }
      if isCounting { counts[min(rows, longest)] += 1 }
      levels.insert(level)
      isCounting = true
      rows = 0
    }
    let count = counts.reduce(0, +)
    let judgement = MadeUpRows.inForce
    guard count >= judgement.fewest, levels.count >= judgement.levels,
      let shortest = counts.indices.first(where: { counts[$0] * 20 >= count }), shortest >= 2,
      shortest + 1 < counts.count
    else { return nil }
    let (short, long) = (counts[shortest], counts[shortest + 1])
    guard judgement.isNearlyAll(short + long, of: count),
      judgement.areBoth(min(short, long), of: count)
    else { return nil }
    let between = Double(shortest * short) + Double((shortest + 1) * long)
    return between / Double(short + long)
  }

  /// The level that a sample steps to from the one before it.
  private func change(_ i: Int) -> Double? {
    windows[i].value != windows[i - 1].value ? (windows[i].value / resolution).rounded() : nil
  }

  /// The slope behind a sample at which a line bends by more than the step that rounding bends a straight one by.
  private func bend(_ i: Int) -> Double? {
    guard i + 1 < windows.count else { return nil }
    let value = windows[i].value
    let slope = windows[i + 1].value - value
    let bend = abs(slope - (value - windows[i - 1].value))
    guard bend > 1.5 * resolution, isNext(i), isNext(i + 1) else { return nil }
    return (slope / resolution).rounded()
  }

  /// Samples with a neighbour before them for which `outcome` is not `nil`.
  private func events(_ outcome: (Int) -> Double?) -> Events {
    var events = Events()
    var start = 0
    func row(_ i: Int) -> Int { Int((Double(windows[i].time - windows[0].time) / step).rounded()) }
    for i in 1...windows.count {
      if i < windows.count, isNext(i) {
        guard let outcome = outcome(i) else { continue }
        events.rows.append(row(i))
        events.outcomes.append(outcome)
      } else {
        if let last = events.rows.last, last > row(start) { events.stretches.append(i - start) }
        start = i
      }
    }
    return events
  }

  /// The most rows from one event to the next: all but one in twenty lie in the same place of so many rows, and at least
  /// a fifth of these places have one. Where a value comes between two rows, the place is either or, but for single events,
  /// both of them.
  private func period(of events: Events, isSingle: Bool) -> Int? {
    let count = events.rows.count
    guard Set(events.outcomes).count >= min(5, count / 2) else { return nil }
    let judgement = MadeUpRows.inForce
    let neighbours = zip(events.rows.dropFirst(), events.rows).count { $0 == $1 + 1 }
    for period in (2...SampleWindows.samplesPerStretch).reversed() {
      let isWide = period >= 6 && (!isSingle || neighbours * 20 <= count)
      let width = isWide ? 2 : 1
      let places = events.stretches.reduce(0) { $0 + $1 / period }
      // As many as fit, with those at the ends of the stretches.
      guard count * 5 >= places, count * 19 <= 20 * width * (places + events.stretches.count) else {
        continue
      }
      var counts = [Int](repeating: 0, count: period)
      for row in events.rows { counts[row % period] += 1 }
      var inside = 0
      for row in 0..<period {
        inside = max(inside, counts[row] + (isWide ? counts[(row + 1) % period] : 0))
      }
      if judgement.isNearlyAll(inside, of: count),
        judgement.isUnlikely(Double(width) / Double(period), times: inside - 1)
      {
        return period
      }
    }
    return nil
  }
}
