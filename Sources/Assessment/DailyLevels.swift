/// One level for each day of a signal at work, less what the hour, the kind of day and the product explain.
struct DailyLevels {
  /// Days since 1970, ascending; of a long history, the first of several days.
  private(set) var days: [Int] = []
  private(set) var levels: [Float] = []
  private var points: [Point] = []

  private struct Point {
    var day: Int
    /// Eighth of a day in UTC, from 8 on at weekends.
    var hour: Int
    var product: Int
    var value: Float
  }

  /// Groups of fewer points are left out: there is nothing to compare them with.
  private static let fewest = 6

  /// - Parameters:
  ///   - value: what stands for a bin; a bin without is left out.
  ///   - withinProducts: leaves out the bins in which several products were made.
  init(_ bins: [WorkingBins.Bin], withinProducts: Bool, _ value: (WorkingBins.Bin) -> Float?) {
    guard let first = bins.first else { return }
    // A day holds two bins at least; in a long history it takes several days.
    let length = max(1, Int((2 * (first.end - first.start) / 86_400).rounded(.up)))
    points.reserveCapacity(bins.count)
    for bin in bins where !withinProducts || bin.product >= 0 {
      guard let value = value(bin) else { continue }
      let hours = Int(((bin.start + bin.end) / 7200).rounded(.down))
      let weekday = (hours / 24 + 3) % 7  // 0 is Monday
      points.append(
        Point(
          day: Int((bin.start / 86_400).rounded(.down)) / length * length,
          hour: hours % 24 / 3 + (weekday < 5 ? 0 : 8), product: bin.product, value: value))
    }
    centre(by: \.hour)
    if withinProducts { centre(by: \.product) }
    collectDays()
  }

  /// Takes off what each group of points differs from its weeks by: a change of level that stays is none of that.
  private mutating func centre(by group: KeyPath<Point, Int>) {
    let groups = points.map { $0[keyPath: group] }
    guard let last = groups.max(), let first = points.first?.day, let end = points.last?.day,
      groups.contains(where: { $0 != groups[0] })
    else { return }
    let period = end - first >= 56 ? 14 : 7
    // The second time, the weeks are free of what was taken off the first time.
    for _ in 0..<2 {
      var members = [[Float]](repeating: [], count: last + 1)
      var start = 0
      while start < points.count {
        var next = start
        while next < points.count,
          (points[next].day - first) / period
            == (points[start].day - first) / period
        { next += 1 }
        let middle = points[start..<next].map(\.value)[...].median
        for place in start..<next { members[groups[place]].append(points[place].value - middle) }
        start = next
      }
      let effects = members.map { $0[...].median }
      for place in points.indices { points[place].value -= effects[groups[place]] }
    }
    var counts = [Int](repeating: 0, count: last + 1)
    for group in groups { counts[group] += 1 }
    points.removeAll { counts[$0[keyPath: group]] < DailyLevels.fewest }
  }

  private mutating func collectDays() {
    var values: [[Float]] = []
    for point in points {
      if days.last != point.day {
        days.append(point.day)
        values.append([])
      }
      values[values.count - 1].append(point.value)
    }
    // A day with few bins is left out.
    let typical = values.map { Float($0.count) }[...].median
    let kept = days.indices.filter { Float(values[$0].count) * 3 >= typical }
    days = kept.map { days[$0] }
    levels = kept.map { values[$0][...].median }
  }

  /// Whether a change is there between equals too: at the same hours, and of the same products.
  ///
  /// - Parameters:
  ///   - before: days of the old level, as a range of `days`.
  ///   - after: days of the new one.
  ///   - size: what the level changed by.
  func isBetweenEquals(before: Range<Int>, after: Range<Int>, size: Float) -> (
    hours: Bool, products: Bool
  ) {
    let old = points.filter { before.contains($0.day) }
    let new = points.filter { after.contains($0.day) }
    func holds(_ group: KeyPath<Point, Int>) -> Bool {
      var weight: Float = 0
      var sum: Float = 0
      for value in Set(old.map { $0[keyPath: group] }).sorted() {
        let first = old.filter { $0[keyPath: group] == value }
        let second = new.filter { $0[keyPath: group] == value }
        let count = Float(min(first.count, second.count))
        guard count >= 3 else { continue }
        weight += count
        sum += count * (second.map(\.value)[...].median - first.map(\.value)[...].median)
      }
      return weight >= Float(DailyLevels.fewest) && sum / weight / size >= 0.6
    }
    return (holds(\.hour), holds(\.product))
  }
}
