/// Times in which a plant is closed by habit, learned from silences that most signals of a source share: they begin or
/// end at the same time of day again and again.
package struct Closures {
  private struct Closure {
    var start: Double
    var end: Double
  }
  private let judgement = IsClosure.inForce
  private var closures: [Closure] = []
  /// Whether it is closed on most weekends.
  private(set) var isWeekendHabit = false

  /// - Parameter silences: Shared silences in UTC seconds, the same one from many signals.
  package init(_ silences: [(start: Double, end: Double)]) {
    for silence in silences.sorted(by: { $0 < $1 })
    where judgement.isLong(silence.end - silence.start) {
      if let last = closures.last, silence.start - last.start < judgement.slack { continue }
      closures.append(Closure(start: silence.start, end: silence.end))
    }
  }

  /// Whether closures begin, or end, by habit at the time of day at which this silence does.
  package func contains(_ start: Double, _ end: Double) -> Bool {
    guard judgement.isLong(end - start) else { return false }
    return isHabit(start, closures.map(\.start)) || isHabit(end, closures.map(\.end))
  }

  /// Learns whether the source is silent on so many weekends of its record that this is its habit.
  ///
  /// - Parameter weekend: seconds of a weekend in a silence that looks like one.
  mutating func learnWeekends(
    from first: Double, to last: Double, _ weekend: (Double, Double) -> Double?
  ) {
    var weekends: [Double: Double] = [:]
    for closure in closures {
      guard let seconds = weekend(closure.start, closure.end) else { continue }
      weekends[Closures.week(closure.end), default: 0] += seconds
    }
    // Half a weekend at an end of the record is none.
    let whole = Closures.week(last) - Closures.week(first)
    isWeekendHabit = IsOffShift.inForce.isHabit(
      closed: weekends.count, of: Int(whole), longest: weekends.values.max() ?? 0)
  }

  /// Number of a week, from Wednesday to Wednesday, so that no weekend lies in two.
  private static func week(_ time: Double) -> Double {
    (time / (7 * 86_400) - 6 / 7).rounded(.down)
  }

  private func isHabit(_ time: Double, _ others: [Double]) -> Bool {
    let same = others.filter { other in
      let distance = abs(other - time).truncatingRemainder(dividingBy: 86_400)
      return min(distance, 86_400 - distance) <= judgement.slack
    }
    // Days that are lost now and then end at one time of day too; a plant closes each night, or on its days of the week.
    let sameDay = same.filter { other in
      let distance = abs(other - time).truncatingRemainder(dividingBy: 7 * 86_400)
      return min(distance, 7 * 86_400 - distance) <= judgement.slack
    }
    return judgement.isHabit(same: same.count, span: Closures.span(same), period: 1)
      || judgement.isHabit(same: sameDay.count, span: Closures.span(sameDay), period: 7)
  }

  private static func span(_ times: [Double]) -> Double { (times.max() ?? 0) - (times.min() ?? 0) }
}
