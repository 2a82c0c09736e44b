import Vocabulary

/// Finds where a series of daily levels changed for good, or moves slowly away.
///
/// Binary segmentation of clipped cumulative sums proposes where a level may have changed. A proposal counts only when
/// nearly all that comes before lies on the one side of the middle and nearly all that comes after on the other, when the
/// step is sharp and both sides are steady: campaigns, seasons and wandering levels fail at that.
package struct LevelSearch {
  package struct Shift: Equatable {
    /// Place of the first level that is new.
    package var place: Int
    package var before: Float
    package var after: Float
  }
  package struct Drift: Equatable {
    /// Place from which the level moves.
    package var place: Int
    /// Change per day.
    var slope: Float
    /// The level before, and at the end.
    package var before: Float
    package var after: Float
  }

  /// Levels on each side of a step that are compared.
  static let near = LastingChange.inForce.near
  /// Fewest levels for a statement.
  static let fewest = LastingChange.inForce.fewest
  private let lasting = LastingChange.inForce

  /// Days since 1970, ascending, and the level of each.
  let days: [Int]
  let levels: [Float]
  /// The least change that is looked for.
  let least: Float
  /// Fewest days and levels on each side of a shift, at least `near`.
  let side: Int

  package init(days: [Int], levels: [Float], least: Float, side: Int) {
    self.days = days
    self.levels = levels
    self.least = least
    self.side = max(side, LevelSearch.near)
  }

  // MARK: Shifts

  /// Every lasting shift, ascending.
  package func shifts() -> [Shift] {
    guard levels.count >= LevelSearch.fewest else { return [] }
    var proposals: [Int] = []
    propose(0..<levels.count, clipped(), &proposals)
    let places = proposals.sorted().filter { isLasting($0) }
    return places.enumerated().compactMap { number, place in
      let start = number == 0 ? 0 : places[number - 1]
      let end = number + 1 < places.count ? places[number + 1] : levels.count
      let (before, after) = (levels[start..<place], levels[place..<end])
      let shift = Shift(place: place, before: before.median, after: after.median)
      let size = abs(shift.after - shift.before)
      guard size >= least, isSteady(before, beside: size), isSteady(after, beside: size),
        isSharp(place, size, besides: places)
      else { return nil }
      return shift
    }
  }

  /// The levels, but none farther from their middle than so many times their typical distance to it.
  private func clipped() -> [Float] {
    let middle = levels[...].median
    let reach = max(Float(lasting.reach) * levels.map { abs($0 - middle) }[...].median, least)
    return levels.map { min(max($0, middle - reach), middle + reach) }
  }

  /// Cuts where the means of both sides differ most beside what chance would do, and goes on in both parts.
  private func propose(_ part: Range<Int>, _ values: [Float], _ places: inout [Int]) {
    guard part.count >= 2 * LevelSearch.near, places.count < 16 else { return }
    let total = values[part].reduce(0, +)
    var sum: Float = 0
    var best: (place: Int, score: Float, size: Float) = (0, 0, 0)
    for place in part.dropLast(LevelSearch.near) {
      sum += values[place]
      let left = Float(place + 1 - part.lowerBound)
      let right = Float(part.count) - left
      guard Int(left) >= LevelSearch.near else { continue }
      let size = abs((total - sum) / right - sum / left)
      let score = size * (left * right / Float(part.count)).squareRoot()
      if score > best.score { best = (place + 1, score, size) }
    }
    guard best.size >= Float(lasting.proposed) * least else { return }
    places.append(best.place)
    propose(part.lowerBound..<best.place, values, &places)
    propose(best.place..<part.upperBound, values, &places)
  }

  /// Whether nearly all levels before lie on one side of the middle and nearly all after on the other.
  private func isLasting(_ place: Int) -> Bool {
    let (before, after) = (levels[..<place], levels[place...])
    guard min(before.count, after.count) >= LevelSearch.near,
      days[place - 1] - days[0] >= side - 1, days[days.count - 1] - days[place] >= side - 1
    else { return false }
    let (low, high) = (before.median, after.median)
    let middle = (low + high) / 2
    let rises = high > low
    let strayedBefore = before.count { ($0 > middle) == rises }
    let strayedAfter = after.count { ($0 > middle) != rises }
    return lasting.isOnItsSide(strayedBefore, of: before.count)
      && lasting.isOnItsSide(strayedAfter, of: after.count)
  }

  /// Whether a side of a step neither scatters nor moves by much of its size.
  private func isSteady(_ side: ArraySlice<Float>, beside size: Float) -> Bool {
    guard lasting.isClear(of: side.spread, size) else { return false }
    guard side.count >= 2 * LevelSearch.near else { return true }
    let middle = side.startIndex + side.count / 2
    let move = abs(side[middle...].median - side[..<middle].median)
    return lasting.isSteady(move, beside: size)
  }

  /// Whether most of the change happens from one level to the next, and nowhere else a change half as large.
  private func isSharp(_ place: Int, _ size: Float, besides places: [Int]) -> Bool {
    let step = step(at: place)
    guard lasting.isSharp(step, of: size, days: days[place] - days[place - 1]) else {
      return false
    }
    return (LevelSearch.near...levels.count - LevelSearch.near).allSatisfy { other in
      places.contains { abs($0 - other) < LevelSearch.near }
        || lasting.isLarge(step, beside: self.step(at: other))
    }
  }

  private func step(at place: Int) -> Float {
    let near = LevelSearch.near
    return abs(levels[place..<place + near].median - levels[place - near..<place].median)
  }

  // MARK: Wear

  /// Levels that move slowly one way and go back at once, as what fouls or wears and is put right.
  package struct Wear: Equatable {
    /// Places of the first level after each return.
    package var resets: [Int]
    /// The level before the last return, and after it.
    package var before: Float
    package var after: Float
  }

  /// The returns of a saw tooth; `nil` when the levels are none.
  package func wear() -> Wear? {
    let judgement = IsWear.inForce
    let breadth = levels[...].breadth
    let near = LevelSearch.near
    guard levels.count >= LevelSearch.fewest, breadth >= least else { return nil }
    var resets: [Int] = []
    for place in near...levels.count - near where judgement.isReturn(step(at: place), of: breadth) {
      if let last = resets.last, place - last < near {
        if step(at: place) > step(at: last) { resets[resets.count - 1] = place }
      } else {
        resets.append(place)
      }
    }
    guard let last = resets.last else { return nil }
    let (before, after) = (levels[last - near..<last].median, levels[last..<last + near].median)
    let falls = after < before
    let edges = [0] + resets + [levels.count]
    var teeth = 0
    for (start, end) in zip(edges, edges.dropFirst()) {
      if start > 0,
        (levels[start..<start + near].median < levels[start - near..<start].median) != falls
      {
        return nil
      }
      guard end - start >= 2 * near else { continue }
      let tooth = levels[start..<end]
      let third = (end - start) / 3
      let move = tooth.suffix(third).median - tooth.prefix(third).median
      // The tooth that the history ends in may be short, and the one that it begins in.
      let isWhole = start > 0 && end < levels.count
      guard (move > 0) == falls, !isWhole || judgement.isTooth(move, of: breadth) else {
        return nil
      }
      if judgement.isTooth(move, of: breadth) { teeth += 1 }
    }
    return judgement.isHabit(teeth) ? Wear(resets: resets, before: before, after: after) : nil
  }

  // MARK: Drift

  /// The slow move to the end of the series; `nil` when there is none. Steady before, straight after.
  package func drift() -> Drift? {
    let judgement = IsDrift.inForce
    guard let first = days.first, let last = days.last,
      judgement.canBeTold(levels: levels.count, days: last - first)
    else { return nil }
    let groups = grouped(most: 30)
    let points = groups.levels
    var best: (place: Int, cost: Float, slope: Float, base: Float)?
    for place in 0..<points.count - 5
    where groups.days[points.count - 1] - groups.days[place] >= Float(judgement.moveDays) {
      let base = points[...place].median
      let slope = slope(groups.days, points, from: place, base: base)
      var cost: Float = 0
      for i in points.indices {
        let expected = base + slope * max(0, groups.days[i] - groups.days[place])
        cost += abs(points[i] - expected)
      }
      if cost < best?.cost ?? .infinity { best = (place, cost, slope, base) }
    }
    guard let best else { return nil }
    let length = groups.days[points.count - 1] - groups.days[best.place]
    let total = best.slope * length
    let residuals = points.indices.map { i in
      points[i] - best.base - best.slope * max(0, groups.days[i] - groups.days[best.place])
    }
    let tail = points[best.place...]
    guard abs(total) >= least, judgement.isClear(of: residuals[...].spread, total),
      judgement.isOrdered(LevelSearch.kendall(tail)), isEven(tail, total),
      best.place < LevelSearch.near
        || judgement.isSteadyBefore(points[..<best.place].breadth, total: total)
    else { return nil }
    let place = days.firstIndex { Float($0) >= groups.days[best.place] } ?? 0
    return Drift(
      place: place, slope: best.slope, before: best.base, after: best.base + total)
  }

  /// Medians of neighbouring levels, and of their days.
  func grouped(most: Int) -> (days: [Float], levels: [Float]) {
    let size = (levels.count + most - 1) / most
    var result: (days: [Float], levels: [Float]) = ([], [])
    for start in stride(from: 0, to: levels.count, by: size) {
      let end = min(start + size, levels.count)
      result.days.append(Float(days[start] + days[end - 1]) / 2)
      result.levels.append(levels[start..<end].median)
    }
    return result
  }

  /// The median slope of the lines from the base at `place` to each later point.
  private func slope(_ days: [Float], _ points: [Float], from place: Int, base: Float) -> Float {
    (place + 1..<points.count).filter { $0 * 2 >= place + points.count }
      .map { (points[$0] - base) / (days[$0] - days[place]) }[...].median
  }

  /// Whether each third of the move takes a fair share of it.
  private func isEven(_ points: ArraySlice<Float>, _ total: Float) -> Bool {
    let third = points.count / 3
    guard third >= 1 else { return false }
    let first = points.prefix(third).median
    let middle = points.dropFirst(third).dropLast(third).median
    let last = points.suffix(third).median
    return IsDrift.inForce.isEven(first: (middle - first) / total, last: (last - middle) / total)
  }

  /// Kendall's rank correlation with the order, −1…1.
  static func kendall(_ values: ArraySlice<Float>) -> Float {
    var sum = 0
    for i in values.indices {
      for j in values[(i + 1)...].indices {
        sum += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0
      }
    }
    return Float(2 * sum) / Float(max(1, values.count * (values.count - 1)))
  }
}
