/// Times in which a plant is closed by habit, learned from silences that most signals of a source share: they begin or
/// end at the same time of day again and again.
package struct Closures {
  private struct Closure {
    var start: Double
    var end: Double
  }
  /// A pause within a shift is no closure; a collector that restarts every night is silent for less.
  static let shortest = 4 * 3600.0
  /// Seconds by which the times of day may differ.
  private static let slack = 3600.0

  private var closures: [Closure] = []

  /// - Parameter silences: Shared silences in UTC seconds, the same one from many signals.
  package init(_ silences: [(start: Double, end: Double)]) {
    for silence in silences.sorted(by: { $0 < $1 })
    where silence.end - silence.start >= Closures.shortest {
      if let last = closures.last, silence.start - last.start < Closures.slack { continue }
      closures.append(Closure(start: silence.start, end: silence.end))
    }
  }

  /// Whether at least three closures begin, or end, at the time of day at which this silence does, once in two weeks or
  /// more often.
  package func contains(_ start: Double, _ end: Double) -> Bool {
    guard end - start >= Closures.shortest else { return false }
    return isHabit(start, closures.map(\.start)) || isHabit(end, closures.map(\.end))
  }

  private func isHabit(_ time: Double, _ others: [Double]) -> Bool {
    let same = others.filter { other in
      let distance = abs(other - time).truncatingRemainder(dividingBy: 86_400)
      return min(distance, 86_400 - distance) <= Closures.slack
    }
    guard same.count >= 3, let first = same.min(), let last = same.max() else { return false }
    return Double(same.count) >= (last - first) / (14 * 86_400)
  }
}
