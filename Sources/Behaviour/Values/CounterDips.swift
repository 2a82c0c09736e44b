import Profiling

extension SeriesProfile {
  /// Falls that the next reading takes back: written times of the first sample after each, and its value, ascending.
  ///
  /// - Parameter high: the largest value.
  func dips(high: Double) -> [(time: Int64, value: Double)] {
    guard let typical = intervals.typical, rises > 0 else { return [] }
    let fall = CounterFall.inForce
    let steps = jumps.filter { $0.to > $0.from }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    var dips: [(time: Int64, value: Double)] = []
    for (down, up) in zip(steps, steps.dropFirst())
    where down.after < down.before && up.after > up.before && up.before == down.after {
      // What it counts from one reading to the next cannot be more than all of it.
      let increment = (high - Double(down.after)) / Double(rises)
      guard
        fall.isReal(from: Double(down.before), to: Double(down.after), increment: increment),
        TakenBack.inForce.holds(
          before: Double(down.before), after: Double(up.after), increment: increment,
          seconds: Double(up.to - down.to) * 1e-6, typical: typical)
      else { continue }
      dips.append((down.to, Double(down.after)))
    }
    return dips
  }
}
