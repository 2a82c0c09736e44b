import Vocabulary

/// One level for each day of a signal at work, less what the hour, the kind of day and the product explain.
struct DailyLevels {
  /// Days since 1970, ascending; of a long history, the first of several days.
  private(set) var days: [Int] = []
  private(set) var levels: [Float] = []
  private var points: [Point] = []

  private struct Point: BitwiseCopyable {
    var day: Int
    /// Eighth of a day in UTC, from 8 on at weekends.
    var hour: Int
    /// Number of the product that was made; −1 when several were, or none is known.
    var product: Int
    var value: Float
  }

  /// What points are compared within.
  private enum Group {
    case hour, product

    @inline(__always)
    func number(of point: Point) -> Int {
      switch self {
      case .hour: point.hour
      case .product: point.product
      }
    }
  }

  /// Groups of fewer points are left out: there is nothing to compare them with.
  private static let fewest = 6

  /// - Parameters:
  ///   - products: when given, bins in which several products were made are left out.
  ///   - value: what stands for a bin; a bin without is left out.
  init(_ bins: WorkingBins, products: ProductSpans?, _ value: (WorkingBins.Bin) -> Float?) {
    points.reserveCapacity(bins.bins.count)
    for bin in bins.bins {
      guard let value = value(bin) else { continue }
      let product = products?.product(bin.start, bin.start + bins.seconds) ?? -1
      if products != nil, product < 0 { continue }
      let hours = Int(((bin.start + bins.seconds / 2) / 3600).rounded(.down))
      let weekday = (hours / 24 + 3) % 7  // 0 is Monday
      points.append(
        Point(
          day: bins.day(bin), hour: hours % 24 / 3 + (weekday < 5 ? 0 : 8), product: product,
          value: value))
    }
    centre(by: .hour)
    if products != nil { centre(by: .product) }
    collectDays()
  }

  /// Takes off what each group of points differs from its weeks by: a change of level that stays is none of that.
  private mutating func centre(by group: Group) {
    let groups = points.map { group.number(of: $0) }
    guard let last = groups.max(), let first = points.first?.day, let end = points.last?.day,
      groups.contains(where: { $0 != groups[0] })
    else { return }
    let period = end - first >= 56 ? 14 : 7
    // The second time, the weeks are free of what was taken off the first time.
    for _ in 0..<2 {
      var members = [[Float]](repeating: [], count: last + 1)
      var start = 0
      while start < points.count {
        let week = (points[start].day - first) / period
        let next =
          points[start...].firstIndex { ($0.day - first) / period != week } ?? points.count
        let middle = points[start..<next].map(\.value)[...].median
        for place in start..<next { members[groups[place]].append(points[place].value - middle) }
        start = next
      }
      let effects = members.map { $0[...].median }
      for place in points.indices { points[place].value -= effects[groups[place]] }
    }
    var counts = [Int](repeating: 0, count: last + 1)
    for group in groups { counts[group] += 1 }
    points.removeAll { counts[group.number(of: $0)] < DailyLevels.fewest }
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
  ///   - before: days of the old level.
  ///   - after: days of the new one.
  ///   - size: what the level changed by.
  func isBetweenEquals(
    before: Range<Int>, after: Range<Int>, size: Float
  ) -> (hours: Bool, products: Bool) {
    let old = points.filter { before.contains($0.day) }
    let new = points.filter { after.contains($0.day) }
    func holds(_ group: Group) -> Bool {
      var weight: Float = 0
      var sum: Float = 0
      for number in Set(old.map { group.number(of: $0) }).sorted() {
        let first = old.filter { group.number(of: $0) == number }
        let second = new.filter { group.number(of: $0) == number }
        let count = Float(min(first.count, second.count))
        guard count >= 3 else { continue }
        weight += count
        sum += count * (second.map(\.value)[...].median - first.map(\.value)[...].median)
      }
      return weight >= Float(DailyLevels.fewest)
        && OtherWork.inForce.isBetweenEquals(sum / weight / size)
    }
    return (holds(.hour), holds(.product))
  }
}
