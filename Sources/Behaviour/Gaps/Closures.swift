/// Times in which a plant is closed by habit, learned from silences that most signals of a source share: they begin or
/// end at the same time of day again and again.
package struct Closures {
  private struct Closure {
    var start: Double
    var end: Double
  }
  private let judgement = IsClosure.inForce
  private var closures: [Closure] = []

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

  private func isHabit(_ time: Double, _ others: [Double]) -> Bool {
    let same = others.filter { other in
      let distance = abs(other - time).truncatingRemainder(dividingBy: 86_400)
      return min(distance, 86_400 - distance) <= judgement.slack
    }
    guard let first = same.min(), let last = same.max() else { return false }
    return judgement.isHabit(same: same.count, span: last - first)
  }
}
